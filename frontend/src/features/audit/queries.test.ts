import { expect, it } from 'vitest';
import { exportUrl, filterOf, queryOf } from './queries';

it('takes from the address what it knows', () => {
  expect(filterOf({ action: 'session.started', from: '', other: 'x', actorId: 3 })).toEqual({
    action: 'session.started',
  });
});

it('asks for whole days of the reader', () => {
  const day = (date: number) => new Date(2026, 10, date).toISOString();
  expect(queryOf({ from: '2026-11-20', to: '2026-11-22' })).toEqual({ from: day(20), to: day(23) });
  expect(queryOf({ from: 'nonsense' })).toEqual({ from: undefined, to: undefined });
});

it('exports what is shown', () => {
  expect(exportUrl({ action: 'user.changed' })).toBe('/api/v1/audit/export?action=user.changed');
});
