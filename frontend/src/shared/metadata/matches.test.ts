import { describe, expect, it } from 'vitest';
import type { Condition, FieldInfo, FilterOperator } from '@/shared/api/types';
import { makeAccount } from '@/test/msw/records/people';
import { accountType } from '@/test/msw/records/record-types';
import { draftRecord, isVisible, matches } from './matches';

const account = {
  ...makeAccount(0),
  name: 'Café Núñez',
  industry: null,
  employees: 50,
  annualRevenue: { amount: 1000, currency: 'EUR' },
  roles: ['customer', 'partner'],
  emails: [{ address: 'Info@cafe.example', label: 'work' }],
  addresses: [{ street: null, city: 'Málaga', region: null, postalCode: null, country: 'ES', label: 'work' }],
  custom: { tier: 'gold', since: '2024-02-01', active: false, score: null },
};

function is(field: string, op: FilterOperator, value: unknown): boolean {
  return matches({ field, op, value }, account);
}

describe('matches', () => {
  it('compares texts without case and accents', () => {
    expect(is('name', 'eq', 'CAFE NUNEZ')).toBe(true);
    expect(is('name', 'contains', 'nuñ')).toBe(true);
    expect(is('name', 'startsWith', 'nunez')).toBe(false);
  });

  it('compares numbers, money by its amount, and dates', () => {
    expect(is('employees', 'gte', 50)).toBe(true);
    expect(is('employees', 'gt', 50)).toBe(false);
    expect(is('annualRevenue', 'lt', { amount: 1000.5, currency: 'EUR' })).toBe(true);
    expect(is('custom.since', 'lte', '2024-02-01')).toBe(true);
  });

  it('asks lists whether they have a value', () => {
    expect(is('roles', 'eq', 'partner')).toBe(true);
    expect(is('roles', 'in', ['dealer', 'customer'])).toBe(true);
    expect(is('roles', 'ne', 'customer')).toBe(false);
    expect(is('emails', 'contains', 'cafe.example')).toBe(true);
    expect(is('addresses.city', 'eq', 'malaga')).toBe(true);
  });

  it('takes what is empty for not equal, and for neither more nor less', () => {
    expect(is('industry', 'ne', 'Software')).toBe(true);
    expect(is('industry', 'eq', 'Software')).toBe(false);
    expect(is('custom.score', 'lt', 5)).toBe(false);
    expect(is('custom.score', 'isNull', true)).toBe(true);
    expect(is('custom.tier', 'isNull', false)).toBe(true);
  });

  it('tells no from empty', () => {
    expect(is('custom.active', 'eq', false)).toBe(true);
    expect(is('custom.active', 'isNull', true)).toBe(false);
  });

  it('joins groups, an empty one holding for everything', () => {
    const gold: Condition = { field: 'custom.tier', op: 'in', value: ['gold', 'silver'] };
    const small: Condition = { field: 'employees', op: 'lt', value: 10 };
    expect(matches({ all: [gold, small] }, account)).toBe(false);
    expect(matches({ any: [gold, small] }, account)).toBe(true);
    expect(matches({ all: [] }, account)).toBe(true);
    expect(matches({ any: [] }, account)).toBe(true);
  });
});

describe('isVisible', () => {
  const base = accountType.fields[0]!;
  const tier: FieldInfo = { ...base, name: 'custom.tier', kind: 'choice', default: 'gold', custom: true };
  const since: FieldInfo = {
    ...base,
    name: 'custom.since',
    visibleWhen: { field: 'custom.tier', op: 'eq', value: 'gold' },
    custom: true,
  };
  const type = { ...accountType, fields: [...accountType.fields, tier, since] };

  it('follows what a form says so far, defaults included', () => {
    expect(isVisible(since, draftRecord(type, {}))).toBe(true);
    expect(isVisible(since, draftRecord(type, { 'custom.tier': 'silver' }))).toBe(false);
    expect(isVisible(tier, draftRecord(type, {}))).toBe(true);
  });
});
