import { describe, expect, it } from 'vitest';
import { timeLeft } from './time-left';

const at = (time: string) => new Date(`2026-11-23T${time}Z`);

describe('timeLeft', () => {
  it('says what is left, and by how much it is late', () => {
    expect(timeLeft('2026-11-23T12:10:00Z', at('10:00:00'))).toEqual({ isLate: false, days: 0, hours: 2, minutes: 10 });
    expect(timeLeft('2026-11-23T10:00:00Z', at('11:30:40'))).toEqual({ isLate: true, days: 0, hours: 1, minutes: 30 });
    expect(timeLeft('2026-11-25T11:00:00Z', at('10:00:00'))).toEqual({ isLate: false, days: 2, hours: 1, minutes: 0 });
  });

  it('is not late in the last minute', () => {
    expect(timeLeft('2026-11-23T10:00:20Z', at('10:00:00'))).toEqual({ isLate: false, days: 0, hours: 0, minutes: 1 });
  });
});
