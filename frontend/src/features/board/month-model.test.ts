import { expect, it } from 'vitest';
import { addDays, monthDays, movedBy, sumsOf } from './month-model';

it('shows whole weeks from Monday on', () => {
  const november = monthDays('2026-11');
  expect([november[0], november.at(-1), november.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
  expect(monthDays('2027-02').length).toBe(28);
});

it('moves by days and weeks over the end of a year', () => {
  expect(addDays('2026-12-31', movedBy('ArrowRight'))).toBe('2027-01-01');
  expect(addDays('2027-01-03', movedBy('ArrowUp'))).toBe('2026-12-27');
  expect(movedBy('Enter')).toBe(0);
});

it('adds up each currency by itself', () => {
  const euro = { amount: 0.1, currency: 'EUR' };
  expect(sumsOf([{ amount: euro }, { amount: { amount: 0.2, currency: 'EUR' } }, { amount: null }])).toEqual([
    { amount: 0.3, currency: 'EUR' },
  ]);
});
