import { expect, it } from 'vitest';
import { formatOffset, isRelative, parseRelative } from './relative-date';

it('reads days that move with the calendar', () => {
  expect(parseRelative('startOfMonth')).toEqual({ kind: 'named', day: 'startOfMonth' });
  expect(parseRelative('-30d')).toEqual({ kind: 'offset', amount: -30, unit: 'd' });
  expect(parseRelative('2026-03-01')).toBeUndefined();
  expect(parseRelative(null)).toBeUndefined();
  expect(formatOffset(-30, 'd')).toBe('-30d');
  expect(formatOffset(2, 'w')).toBe('+2w');
});

it('knows them from days of the calendar', () => {
  for (const text of ['today', 'startOfWeek-1w', '+1m', 'now-2h']) expect(isRelative(text)).toBe(true);
  for (const text of ['2026-03-01', '', 'soon', '2026-03-01T00:00:00Z']) expect(isRelative(text)).toBe(false);
});
