import { describe, expect, it } from 'vitest';
import { fromWallClock, toWallClock } from './zoned-time';

describe('times on the wall', () => {
  it.each([
    ['2026-01-15T10:30', 'Europe/Madrid', '2026-01-15T09:30:00Z'],
    ['2026-07-15T10:30', 'Europe/Madrid', '2026-07-15T08:30:00Z'],
    ['2026-07-15T00:15', 'America/New_York', '2026-07-15T04:15:00Z'],
    ['2026-03-01T09:00', 'Asia/Shanghai', '2026-03-01T01:00:00Z'],
    ['2026-10-25T03:30', 'Europe/Madrid', '2026-10-25T02:30:00Z'],
  ])('%s in %s is %s, and back', (local, zone, instant) => {
    expect(fromWallClock(local, zone)).toBe(instant);
    expect(toWallClock(instant, zone)).toBe(local);
  });

  it('moves an hour that the change of clocks leaves out', () => {
    expect(fromWallClock('2026-03-29T02:30', 'Europe/Madrid')).toBe('2026-03-29T01:30:00Z');
  });

  it('knows when there is none', () => {
    expect(fromWallClock('', 'Europe/Madrid')).toBeNull();
    expect(toWallClock('', 'Europe/Madrid')).toBe('');
  });
});
