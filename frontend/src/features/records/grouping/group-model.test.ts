import { expect, it } from 'vitest';
import type { CrmRecord } from '@/shared/api/types';
import { contactType } from '@/test/msw/records/record-types';
import { conditionOf, entriesOf, groupableFields, groupAt, keyOf, type Groups } from './group-model';

const groups: Groups = {
  items: [
    { value: 'lead', count: 3 },
    { value: null, count: 50 },
  ],
  other: 0,
};
const rows = [{ id: 'a' }, { id: 'b' }] as CrmRecord[];

it('groups by what has few values', () => {
  expect(groupableFields(contactType).map((field) => field.name)).toEqual(
    expect.arrayContaining(['lifecycleStage', 'ownerId', 'accountId']),
  );
  expect(groupableFields(contactType).map((field) => field.name)).not.toContain('title');
});

it('asks for one group within what the list asks for', () => {
  const where = { field: 'title', op: 'eq' as const, value: 'x' };
  expect(conditionOf('ownerId', { value: 'u1', count: 1 }, undefined)).toEqual({
    field: 'ownerId',
    op: 'eq',
    value: 'u1',
  });
  expect(conditionOf('ownerId', { value: null, count: 1 }, where)).toEqual({
    all: [where, { field: 'ownerId', op: 'isNull', value: true }],
  });
});

it('lays out heads, rows and room for those to come', () => {
  const [lead, none] = groups.items.map(keyOf);
  if (lead === undefined || none === undefined) throw new Error('no group');
  const loaded = new Map([[lead, { rows, hasMore: true, loadMore: () => undefined }]]);
  const entries = entriesOf(groups, (group) => String(group.value), { open: new Set([lead]), loaded });
  expect(entries).toEqual([
    { group: lead, label: 'lead', count: 3, isOpen: true },
    ...rows,
    undefined,
    { group: none, label: 'null', count: 50, isOpen: false },
  ]);
  expect(groupAt(entries, 3)).toBe(lead);
  expect(groupAt(entries, 4)).toBe(none);
});
