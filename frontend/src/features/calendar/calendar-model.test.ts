import { describe, expect, it } from 'vitest';
import type { DayItem } from '@/shared/activities/activity-types';
import { dayOf, daysOf, instantAt, itemsOn, movedByKey, place, sameTimeOn, shifted, step } from './calendar-model';

const at = (hour: number, minute = 0, day = 23) => new Date(2026, 10, day, hour, minute).toISOString();
const item = (id: string, from: string, to?: string, more: Partial<DayItem> = {}): DayItem => ({
  id,
  kind: 'meeting',
  subject: id,
  status: 'open',
  at: from,
  ...(to === undefined ? {} : { endsAt: to }),
  ...more,
});

describe('the days of a view', () => {
  it('are whole weeks from Monday', () => {
    expect(daysOf('day', '2026-11-22')).toEqual(['2026-11-22']);
    expect(daysOf('week', '2026-11-22')).toEqual(expect.arrayContaining(['2026-11-16', '2026-11-22']));
    const month = daysOf('month', '2026-11-22');
    expect([month[0], month.at(-1), month.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
    expect(daysOf('month', '2027-02-01')).toHaveLength(28);
  });

  it('go on by days, weeks and months, and end with shorter months', () => {
    expect(step('day', '2026-12-31', 1)).toBe('2027-01-01');
    expect(step('week', '2026-11-22', -1)).toBe('2026-11-15');
    expect(step('month', '2026-01-31', 1)).toBe('2026-02-28');
    expect(step('month', '2026-01-31', -1)).toBe('2025-12-31');
  });

  it('have the whole-day things first', () => {
    const items = [
      item('b', at(9)),
      item('a', at(8)),
      item('c', at(10), undefined, { allDay: true }),
      item('x', at(9, 0, 24)),
    ];
    expect(itemsOn(items, '2026-11-23').map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });
});

describe('place', () => {
  it('puts what overlaps beside each other, and only that', () => {
    const placed = place([
      item('a', at(9), at(11)),
      item('b', at(10), at(10, 30)),
      item('c', at(10, 45), at(11, 30)),
      item('d', at(14)),
    ]);
    expect(placed.map(({ item: { id }, column, columns }) => [id, column, columns])).toEqual([
      ['a', 0, 2],
      ['b', 1, 2],
      ['c', 1, 2],
      ['d', 0, 1],
    ]);
  });

  it('gives everything room to be read, within its day', () => {
    const [late] = place([item('late', at(23, 50), at(23, 55))]);
    expect(late).toMatchObject({ top: 23 * 60 + 30, height: 30 });
  });
});

describe('moving', () => {
  it('takes all times along', () => {
    expect(shifted({ startsAt: at(9), endsAt: at(10), dueAt: null, subject: 'x' }, 3_600_000)).toEqual({
      startsAt: at(10),
      endsAt: at(11),
    });
  });

  it('by keys is half an hour or a day', () => {
    expect(movedByKey('ArrowDown', at(9))?.toISOString()).toBe(at(9, 30));
    expect(movedByKey('ArrowLeft', at(9))?.toISOString()).toBe(at(9, 0, 22));
    expect(movedByKey('Enter', at(9))).toBeUndefined();
  });

  it('ends on a quarter of an hour of the day, or keeps the time on another day', () => {
    expect(instantAt('2026-11-23', 9 * 60 + 20).toISOString()).toBe(at(9, 15));
    expect(instantAt('2026-11-23', 99_999).toISOString()).toBe(at(23, 45));
    expect(sameTimeOn('2026-11-24', new Date(at(9, 30))).toISOString()).toBe(at(9, 30, 24));
    expect(dayOf(new Date(2026, 0, 5))).toBe('2026-01-05');
  });
});
