import { describe, expect, it } from 'vitest';
import { endTime, isSound, shownTime, withHolidays, withSpan } from './hours-model';

describe('the week', () => {
  it('takes times one behind the other, to the end of the day', () => {
    expect(
      isSound([
        { day: 'monday', from: '14:00', to: '24:00' },
        { day: 'monday', from: '09:00', to: '14:00' },
      ]),
    ).toBe(true);
    expect(
      isSound([
        { day: 'monday', from: '09:00', to: '15:00' },
        { day: 'monday', from: '14:00', to: '18:00' },
      ]),
    ).toBe(false);
    expect(isSound([{ day: 'monday', from: '17:00', to: '09:00' }])).toBe(false);
    expect(isSound([])).toBe(false);
  });

  it('shows midnight as the end of the day and understands it so', () => {
    expect([shownTime('24:00'), endTime('00:00'), endTime('17:30')]).toEqual(['00:00', '24:00', '17:30']);
  });

  it('goes on after the last time of a day', () => {
    expect(withSpan([{ day: 'monday', from: '09:00', to: '13:00' }], 'monday').at(-1)).toEqual({
      day: 'monday',
      from: '13:00',
      to: '24:00',
    });
  });
});

describe('holidays of a file', () => {
  it('come beside those that are there, in order and each day once', () => {
    const christmas = { date: '2026-12-25', name: 'Christmas' };
    expect(
      withHolidays(
        [christmas],
        [
          { ...christmas, name: 'Navidad' },
          { date: '2026-05-01', name: 'May' },
        ],
      ),
    ).toEqual([{ date: '2026-05-01', name: 'May' }, christmas]);
  });
});
