import { describe, expect, it } from 'vitest';
import { accountType, contactType } from '@/test/msw/records/record-types';
import type { Labels } from '../../metadata/use-labels';
import { parseCell, parseDate, parseNumber } from './parse-cell';

const labels = {
  option: (_type: string, _field: unknown, option: string) => ({ customer: 'Cliente' })[option] ?? option,
  yes: 'Sí',
  no: 'No',
} as unknown as Labels;

function paste(name: string, text: string, type = contactType) {
  const field = type.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Error('no such field');
  return parseCell(field, text, { recordType: type.name, labels, locale: 'es' });
}

describe('a pasted cell', () => {
  it('is read by the kind of its field', () => {
    expect(paste('title', ' Head ')).toEqual({ draft: { value: 'Head' } });
    expect(paste('lifecycleStage', 'cliente')).toEqual({ draft: { value: 'customer' } });
    expect(paste('tags', 'vip, lima')).toEqual({ draft: { value: ['vip', 'lima'] } });
    expect(paste('accountId', 'Casa Verde')).toEqual({ reference: 'Casa Verde' });
    expect(paste('employees', '1.250', accountType)).toEqual({ draft: { value: 1250 } });
    expect(paste('annualRevenue', '1.234,50 USD', accountType)).toEqual({
      draft: { value: { amount: 1234.5, currency: 'USD' } },
    });
    expect(paste('title', '')).toEqual({ draft: { value: null } });
  });

  it('is refused with a reason where it cannot be', () => {
    expect(paste('lifecycleStage', 'nobody')).toEqual({ problem: 'unknownOption' });
    expect(paste('emails', 'not an address')).toEqual({ problem: 'email' });
    expect(paste('employees', 'many', accountType)).toEqual({ problem: 'number' });
    expect(paste('name', '', accountType)).toEqual({ problem: 'required' });
  });
});

it('reads numbers and dates as the language writes them', () => {
  expect(parseNumber('1,234.5', 'en')).toBe(1234.5);
  expect(parseNumber('1 234,5', 'ru')).toBe(1234.5);
  expect(parseNumber('12.5', 'it')).toBe(12.5);
  expect(parseDate('2026-03-01', 'it')).toBe('2026-03-01');
  expect(parseDate('1/3/2026', 'en-GB')).toBe('2026-03-01');
  expect(parseDate('3/1/2026', 'en-US')).toBe('2026-03-01');
  expect(parseDate('1 Mar 2026', 'en-GB')).toBe('2026-03-01');
  expect(parseDate('soon', 'en')).toBe('soon');
});
