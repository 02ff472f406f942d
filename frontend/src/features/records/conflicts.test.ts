import { describe, expect, it } from 'vitest';
import { contactType } from '@/test/msw/records/record-types';
import { makeContact } from '@/test/msw/records/people';
import { conflictsOf, resolve } from './conflicts';

const base = makeContact(1, []);

describe('conflictsOf', () => {
  it('finds none when the other person changed another field', () => {
    const current = { ...base, department: 'Finance', version: 2 };
    expect(conflictsOf(contactType, { title: 'Mine' }, base, current)).toEqual([]);
  });

  it('finds none when both said the same', () => {
    const current = { ...base, title: 'Same', version: 2 };
    expect(conflictsOf(contactType, { title: 'Same' }, base, current)).toEqual([]);
  });

  it('shows both values and the original when both changed the field', () => {
    const current = { ...base, title: 'Theirs', version: 2 };
    const [conflict] = conflictsOf(contactType, { title: 'Mine' }, base, current);
    expect(conflict).toMatchObject({
      mine: { value: 'Mine' },
      theirs: { value: 'Theirs' },
      original: { value: base.title },
    });
  });

  it('compares lists by what they say, not by the order of members', () => {
    const mine = [{ address: 'a@b.example', label: 'work' }];
    const theirs = [{ label: 'work', address: 'a@b.example' }];
    const before = { ...base, emails: [] };
    expect(conflictsOf(contactType, { emails: mine }, before, { ...base, emails: theirs })).toEqual([]);
  });

  it('looks at custom fields by their key', () => {
    const [field] = contactType.fields;
    const type = { ...contactType, fields: [{ ...field!, name: 'custom.tier', custom: true }] };
    const before = { ...base, custom: { tier: 'a' } };
    const found = conflictsOf(type, { 'custom.tier': 'b' }, before, { ...base, custom: { tier: 'c' } });
    expect(found).toMatchObject([{ mine: { value: 'b' }, theirs: { value: 'c' }, original: { value: 'a' } }]);
  });
});

describe('resolve', () => {
  const current = { ...base, title: 'Theirs', department: 'Theirs' };
  const patch = { title: 'Mine', department: 'Mine', notes: 'Only mine' };
  const conflicts = conflictsOf(contactType, patch, base, current);

  it('keeps theirs by not sending, the original by sending it again', () => {
    expect(resolve(patch, conflicts, { title: 'theirs', department: 'original' })).toEqual({
      department: base.department,
      notes: 'Only mine',
    });
    expect(resolve(patch, conflicts, {})).toEqual(patch);
  });
});
