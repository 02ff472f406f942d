import { describe, expect, it } from 'vitest';
import type { DayItem, MyDay } from '@/shared/activities/activity-types';
import { barHeights, isClear, nextIndex, openCount, rowsOf } from './day-model';

const item = (status: string, at = '2026-03-02T09:00:00Z'): DayItem => ({
  id: 'a',
  kind: 'task',
  subject: '',
  status,
  at,
});
const clear: MyDay = {
  date: '2026-03-02',
  timeZone: 'Europe/Madrid',
  overdue: [],
  today: [],
  meetings: [],
  mentions: [],
  promisesDue: [],
  next7: [{ date: '2026-03-03', count: 4 }],
};

describe('a day', () => {
  it('counts what is left', () => {
    expect(openCount([item('open'), item('done'), item('open'), item('cancelled')])).toBe(2);
  });

  it('is clear when nothing is left to do or to read, whatever comes later', () => {
    expect(isClear(clear)).toBe(true);
    expect(isClear({ ...clear, overdue: [item('open')] })).toBe(false);
  });

  it('tells the times of what repeats apart', () => {
    const keys = rowsOf([item('open'), item('open', '2026-03-02T11:00:00Z')]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });
});

it('shows a small day beside a full one', () => {
  expect(barHeights([0, 1, 50])).toEqual([0, 8, 100]);
  expect(barHeights([0, 0])).toEqual([0, 0]);
});

it('moves within its bounds and begins at the side it comes from', () => {
  expect([nextIndex(3, -1, 1), nextIndex(3, -1, -1), nextIndex(3, 2, 1), nextIndex(3, 1, -1)]).toEqual([0, 2, 2, 0]);
});
