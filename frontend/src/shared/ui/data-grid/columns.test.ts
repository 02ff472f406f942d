import { describe, expect, it } from 'vitest';
import { contactType } from '@/test/msw/records/record-types';
import { defaultColumns, formatColumns, moveColumn, parseColumns, placeColumn } from './columns';
import { nextSort, sortDirectionOf } from './sort';

describe('columns', () => {
  it('come back from a link as they went into it', () => {
    const columns = [{ name: 'displayName', width: 220 }, { name: 'title' }, { name: 'accountId', width: 90 }];
    expect(parseColumns(formatColumns(columns), contactType)).toEqual(columns);
  });

  it('pass over names that are unknown or doubled, and widths that are none', () => {
    expect(parseColumns('displayName:x,gone,title,title', contactType)).toEqual([
      { name: 'displayName' },
      { name: 'title' },
    ]);
    expect(parseColumns('gone', contactType)).toBeUndefined();
  });

  it('always show the name', () => {
    expect(parseColumns('title', contactType)).toEqual([{ name: 'displayName' }, { name: 'title' }]);
    expect(defaultColumns(contactType)[0]).toEqual({ name: 'displayName' });
  });

  it('move by steps and by dragging', () => {
    const columns = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
    const names = (list: { name: string }[]) => list.map(({ name }) => name).join('');
    expect(names(moveColumn(columns, 'a', 1))).toBe('bac');
    expect(names(moveColumn(columns, 'a', -1))).toBe('abc');
    expect(names(placeColumn(columns, 'c', 'a'))).toBe('cab');
    expect(names(placeColumn(columns, 'a', 'c'))).toBe('bca');
  });
});

describe('sort', () => {
  const [name, title] = ['displayName', 'title'].map((wanted) =>
    contactType.fields.find((field) => field.name === wanted),
  );

  it('turns from ascending to descending and back to the usual order', () => {
    if (!name) throw new Error('no such field');
    expect(nextSort(name, undefined)).toBe('name');
    expect(nextSort(name, 'name')).toBe('-name');
    expect(nextSort(name, '-name')).toBeUndefined();
    expect(sortDirectionOf(name, '-name')).toBe('descending');
  });

  it('does not exist for what the server cannot sort by', () => {
    if (!title) throw new Error('no such field');
    expect(sortDirectionOf(title, 'title')).toBeUndefined();
  });
});
