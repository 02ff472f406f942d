import { describe, expect, it } from 'vitest';
import { formatRecurrence, parseRecurrence, weekdayName } from './recurrence';

describe('a repetition', () => {
  it.each([
    'FREQ=DAILY',
    'FREQ=DAILY;INTERVAL=3',
    'FREQ=WEEKLY;BYDAY=MO,WE,FR',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=10',
    'FREQ=MONTHLY;UNTIL=20270331T235959Z',
    'FREQ=YEARLY',
  ])('%s survives reading and writing', (rule) => {
    const read = parseRecurrence(rule);
    expect(read && formatRecurrence(read)).toBe(rule);
  });

  it('is read however it is written', () => {
    expect(parseRecurrence('RRULE:freq=weekly;byday=fr,mo;wkst=mo')).toEqual({
      frequency: 'WEEKLY',
      interval: 1,
      days: ['FR', 'MO'],
    });
  });

  it.each(['FREQ=MONTHLY;BYDAY=2TU', 'FREQ=MONTHLY;BYMONTHDAY=-1', 'FREQ=HOURLY', 'every monday', ''])(
    'leaves alone what it cannot show: %s',
    (rule) => {
      expect(parseRecurrence(rule)).toBeUndefined();
    },
  );

  it('writes days only of weeks, in their order, and one end at most', () => {
    expect(formatRecurrence({ frequency: 'MONTHLY', interval: 1, days: ['MO'] })).toBe('FREQ=MONTHLY');
    expect(
      formatRecurrence({ frequency: 'WEEKLY', interval: 1, days: ['FR', 'MO'], until: '2027-01-31', count: 4 }),
    ).toBe('FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20270131T235959Z');
  });
});

it('names weekdays in the reader’s language', () => {
  expect(weekdayName('MO', 'en', 'long')).toBe('Monday');
  expect(weekdayName('SU', 'it', 'long')).toBe('domenica');
});
