import { describe, expect, it } from 'vitest';
import { makeContact } from '@/test/msw/records/people';
import { contactType } from '@/test/msw/records/record-types';
import { choicesOf, gainsOf } from './merge-model';

const conflict = {
  field: 'title',
  values: [
    { recordId: 'a', value: 'CEO' },
    { recordId: 'b', value: 'Owner' },
    { recordId: 'c', value: 'CEO' },
  ],
};

describe('choicesOf', () => {
  it('makes one choice of records that say the same', () => {
    expect(choicesOf(contactType, [conflict])).toMatchObject([
      { field: { name: 'title' }, values: [{ value: 'CEO', recordIds: ['a', 'c'] }, { value: 'Owner' }] },
    ]);
  });

  it('asks about nothing that cannot be chosen', () => {
    const computed = { ...conflict, field: 'displayName' };
    const agreed = { field: 'title', values: conflict.values.filter(({ value }) => value === 'CEO') };
    expect(choicesOf(contactType, [computed, agreed, { ...conflict, field: 'gone' }])).toEqual([]);
  });
});

describe('gainsOf', () => {
  it('names lists that grow and gaps that are filled', () => {
    const survivor = { ...makeContact(1, []), tags: ['a'], nickname: null, title: 'CEO' };
    const record = { ...survivor, tags: ['a', 'b'], nickname: 'Bo', title: 'Owner', version: 9 };
    const gains = gainsOf(contactType, survivor, { record, conflicts: [conflict], moves: [] });
    expect(gains.map(({ name }) => name)).toEqual(['nickname', 'tags']);
  });
});
