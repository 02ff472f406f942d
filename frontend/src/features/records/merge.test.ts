import { describe, expect, it } from 'vitest';
import { contactType } from '@/test/msw/records/record-types';
import { makeContact } from '@/test/msw/records/people';
import { conflictsOf } from './merge';

const base = makeContact(1, []);

describe('conflictsOf', () => {
  it('finds none when the other person changed another field', () => {
    const current = { ...base, department: 'Finance', version: 2 };
    expect(conflictsOf(contactType, { title: 'Mine' }, { title: base.title }, current)).toEqual([]);
  });

  it('finds none when both said the same', () => {
    const current = { ...base, title: 'Same', version: 2 };
    expect(conflictsOf(contactType, { title: 'Same' }, { title: base.title }, current)).toEqual([]);
  });

  it('shows both values when both changed the field', () => {
    const current = { ...base, title: 'Theirs', version: 2 };
    const [conflict] = conflictsOf(contactType, { title: 'Mine' }, { title: base.title }, current);
    expect(conflict).toMatchObject({ mine: 'Mine', theirs: 'Theirs', base: base.title });
  });

  it('compares lists by what they say, not by the order of members', () => {
    const mine = [{ address: 'a@b.example', label: 'work' }];
    const theirs = [{ label: 'work', address: 'a@b.example' }];
    expect(conflictsOf(contactType, { emails: mine }, { emails: [] }, { ...base, emails: theirs })).toEqual([]);
  });
});
