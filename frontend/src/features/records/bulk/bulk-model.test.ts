import { describe, expect, it } from 'vitest';
import { accountType, contactType } from '@/test/msw/records/record-types';
import { bulkFields, changesOf, modesOf, targetOf, type FieldEdit } from './bulk-model';

function edit(field: string, mode: FieldEdit['mode'], value: unknown = null): FieldEdit {
  return { key: field + mode, field, mode, draft: { value } };
}

describe('what is changed at once', () => {
  it('is neither the name nor an address', () => {
    const names = bulkFields(contactType).map((field) => field.name);
    expect(names).toContain('lifecycleStage');
    for (const name of ['displayName', 'emails', 'phones', 'createdAt', 'ownerId']) expect(names).not.toContain(name);
  });

  it('sets, clears, adds and removes', () => {
    expect(
      changesOf(contactType, [
        edit('title', 'set', ' Buyer '),
        edit('birthday', 'clear'),
        edit('tags', 'add', ['vip']),
        edit('tags', 'remove', ['cold']),
      ]),
    ).toEqual({ title: 'Buyer', birthday: null, tags: { add: ['vip'], remove: ['cold'] } });
  });

  it('waits for every value', () => {
    expect(changesOf(contactType, [])).toBeUndefined();
    expect(changesOf(contactType, [edit('title', 'set', ' ')])).toBeUndefined();
  });

  it('never clears what is required', () => {
    const field = (name: string) => accountType.fields.find((each) => each.name === name);
    const [name, roles] = [field('name'), field('roles')];
    if (!name || !roles) throw new Error('no such field');
    expect(modesOf(name)).toEqual(['set']);
    expect(modesOf(roles)).toEqual(['add', 'remove', 'set', 'clear']);
  });
});

it('means the picked rows, or all that match', () => {
  const state = { q: 'ada', sort: 'name', view: 'v', where: { field: 'title', op: 'eq' as const, value: 'x' } };
  expect(targetOf(state, ['a'], false)).toEqual({ ids: ['a'] });
  expect(targetOf(state, ['a'], true)).toEqual({ filter: { q: 'ada', where: state.where } });
  expect(targetOf({ deleted: true }, [], true)).toEqual({ filter: { deleted: true } });
});
