import { expect, it } from 'vitest';
import type { ForecastLine } from './forecast-api';
import { cellsOf, dealsOf, inUnit, isPeriod, moved, numberOf, periodName, steps } from './forecast-model';

const line = { key: 'user-1' } as ForecastLine;
const range = { from: '2026-10-01', to: '2026-12-31' };

it('goes from period to period over the end of a year', () => {
  expect(moved('2026-Q4', 1)).toBe('2027-Q1');
  expect(moved('2026-01', -1)).toBe('2025-12');
  expect(inUnit('2026-Q4', 'month')).toBe('2026-10');
  expect(inUnit('2026-11', 'quarter')).toBe('2026-Q4');
  expect(['2026-Q5', '2026-13', 'x', undefined].some(isPeriod)).toBe(false);
  expect(periodName('2026-Q4', 'en', ({ q, year }) => `Q${q} ${year}`)).toBe('Q4 2026');
  expect(periodName('2026-11', 'en', () => '')).toBe('November 2026');
});

it('finds the deals behind a figure', () => {
  expect(dealsOf('owner', line, 'commit', range)).toEqual({
    all: [
      { field: 'ownerId', op: 'eq', value: 'user-1' },
      { field: 'status', op: 'eq', value: 'open' },
      { field: 'expectedCloseDate', op: 'gte', value: '2026-10-01' },
      { field: 'expectedCloseDate', op: 'lte', value: '2026-12-31' },
      { field: 'forecastCategory', op: 'eq', value: 'commit' },
    ],
  });
  const february = dealsOf('month', { ...line, key: '2028-02' }, 'closed', range);
  expect(february?.all).toContainEqual({ field: 'closedOn', op: 'lte', value: '2028-02-29' });
  expect(dealsOf('team', line, 'commit', range)).toBeUndefined();
});

it('draws each move where the one before it has ended', () => {
  const moves = [
    { move: 'grew' as const, deals: 1, change: 50 },
    { move: 'lost' as const, deals: 2, change: -120 },
  ];
  expect(steps({ start: 200, end: 130, moves })).toEqual([
    { name: 'start', from: 0, to: 200 },
    { name: 'grew', from: 200, to: 250, deals: 1 },
    { name: 'lost', from: 250, to: 130, deals: 2 },
    { name: 'end', from: 0, to: 130 },
  ]);
});

it('reads cells of a spreadsheet as people write numbers', () => {
  expect(cellsOf('1,000\t2.500,5\r\n€ 30\tx\n')).toEqual([
    [1000, 2500.5],
    [30, null],
  ]);
  expect([numberOf('12.5'), numberOf('1.234.567'), numberOf('1 234,56'), numberOf('-5')]).toEqual([
    12.5,
    1234567,
    1234.56,
    null,
  ]);
});
