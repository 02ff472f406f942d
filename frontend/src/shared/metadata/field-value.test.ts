import { describe, expect, it } from 'vitest';
import type { CrmRecord, FieldInfo } from '../api/types';
import { fieldValue, labelMemberOf, nested, referenceLabel, withFieldValue } from './field-value';

const record = {
  id: 'c1',
  version: 1,
  title: 'Gardener',
  accountId: 'a1',
  accountName: 'Casa Verde',
  custom: { segment: 'gold', mentor: 'u1', mentorName: 'Ada' },
} as unknown as CrmRecord;

const mentor = { name: 'custom.mentor', kind: 'reference' } as FieldInfo;

describe('fieldValue', () => {
  it('reads declared and custom fields alike', () => {
    expect(fieldValue(record, { name: 'title' })).toBe('Gardener');
    expect(fieldValue(record, { name: 'custom.segment' })).toBe('gold');
    expect(fieldValue({ id: 'x' }, { name: 'custom.segment' })).toBeUndefined();
  });

  it('knows the labels of references', () => {
    expect(labelMemberOf({ name: 'accountId' })).toBe('accountName');
    expect(referenceLabel({ name: 'accountId' }, record)).toBe('Casa Verde');
    expect(referenceLabel(mentor, record)).toBe('Ada');
  });
});

describe('withFieldValue', () => {
  it('keeps the other custom values', () => {
    const changed = withFieldValue(record, mentor, 'u2', 'Grace');
    expect(changed.custom).toEqual({ segment: 'gold', mentor: 'u2', mentorName: 'Grace' });
    expect(record.custom).toEqual({ segment: 'gold', mentor: 'u1', mentorName: 'Ada' });
  });
});

describe('nested', () => {
  it('puts custom values where the API expects them', () => {
    expect(nested({ title: 'x', 'custom.segment': null })).toEqual({ title: 'x', custom: { segment: null } });
    expect(nested({ title: 'x' })).toEqual({ title: 'x' });
  });
});
