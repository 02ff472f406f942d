import { describe, expect, it } from 'vitest';
import type { SavedView } from '@/shared/api/types';
import { contactType } from '@/test/msw/records/record-types';
import { defaultColumns } from '@/shared/ui/data-grid/columns';
import { changed } from '../list-state';
import { isChanged, listStateOf, resolveOpening, tabViews } from './view-state';

function view(id: string, more: Partial<SavedView> = {}): SavedView {
  return {
    id,
    version: 1,
    recordType: 'contact',
    name: id,
    shared: false,
    ownerId: 'user-1',
    ownerName: 'Ada',
    state: { columns: [{ name: 'displayName' }, { name: 'title', width: 200 }], sort: '-updatedAt' },
    pinned: false,
    isDefault: false,
    isRoleDefault: false,
    roleDefaults: [],
    canEdit: true,
    ...more,
  };
}

describe('what a list opens with', () => {
  const mine = view('mine', { isDefault: true });
  const ofRole = view('role', { isRoleDefault: true });

  it('is what the address says, before everything else', () => {
    expect(resolveOpening({ q: 'ada' }, [mine, ofRole]).state).toEqual({ q: 'ada' });
    expect(resolveOpening({ view: 'all' }, [mine]).state).toEqual({ view: 'all' });
    expect(resolveOpening({ deleted: true }, [mine]).state).toEqual({ deleted: true });
  });

  it('is my default, then that of my role, then the built-in list', () => {
    expect(resolveOpening({}, [ofRole, mine]).state.view).toBe('mine');
    expect(resolveOpening({}, [ofRole]).state.view).toBe('role');
    expect(resolveOpening({}, []).state).toEqual({});
    expect(resolveOpening({}, null)).toEqual({ state: {}, isReady: true });
  });

  it('waits for the views only when it depends on them', () => {
    expect(resolveOpening({}, undefined).isReady).toBe(false);
    expect(resolveOpening({ view: 'mine' }, undefined).isReady).toBe(false);
    expect(resolveOpening({ view: 'mine', sort: 'name' }, undefined).isReady).toBe(true);
  });

  it('fills in a view that is only named, and keeps one that is gone harmless', () => {
    expect(resolveOpening({ view: 'mine' }, [mine]).state).toEqual(listStateOf(mine));
    expect(resolveOpening({ view: 'gone' }, [mine]).state).toEqual({ view: 'gone' });
  });
});

describe('unsaved changes', () => {
  const saved = view('v');
  const columns = saved.state.columns;

  it('are none right after opening', () => {
    expect(isChanged(saved, listStateOf(saved), columns, contactType)).toBe(false);
    expect(isChanged(undefined, {}, defaultColumns(contactType), contactType)).toBe(false);
  });

  it('are a filter, an order, a width, a grouping, but not a passing search', () => {
    const state = listStateOf(saved);
    expect(isChanged(saved, { ...state, sort: 'name' }, columns, contactType)).toBe(true);
    expect(isChanged(saved, { ...state, group: 'ownerId' }, columns, contactType)).toBe(true);
    expect(isChanged(saved, state, [{ name: 'displayName', width: 300 }], contactType)).toBe(true);
    expect(isChanged(saved, { ...state, where: { field: 'title', op: 'eq', value: 'x' } }, columns, contactType)).toBe(
      true,
    );
    expect(isChanged(saved, { ...state, q: 'ada' }, columns, contactType)).toBe(false);
  });
});

it('marks a view that everything was taken from', () => {
  expect(changed({ view: 'v', sort: 'name' }, { sort: undefined })).toEqual({ view: 'v', plain: true });
  expect(changed({ view: 'v', plain: true }, { sort: 'name' })).toEqual({ view: 'v', sort: 'name' });
  expect(changed({ sort: 'name' }, { sort: undefined })).toEqual({});
});

it('shows pinned views and the one that is open as tabs', () => {
  const views = [view('a', { pinned: true }), view('b'), view('c')];
  expect(tabViews(views, views[2]).map(({ id }) => id)).toEqual(['a', 'c']);
});
