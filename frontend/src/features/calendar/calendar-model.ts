import type { DayItem } from '@/shared/activities/activity-types';

export const views = ['day', 'week', 'month'] as const;
export type View = (typeof views)[number];

/** A day by its date alone, "2026-11-22", as the clock of whoever looks shows it. */
export type Day = string;

const minutesOfDay = 24 * 60;
/** What has no end, such as a call to make, takes as much room as it needs to be read. */
const shortest = 30;

export function dayOf(date: Date): Day {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Midnight of a day; of what is no day, of today. */
export function midnight(day: Day): Date {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  const found = new Date(year, month - 1, date);
  return Number.isNaN(found.getTime()) ? midnight(dayOf(new Date())) : found;
}

export function addDays(day: Day, days: number): Day {
  const date = midnight(day);
  return dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() + days));
}

/** Weeks begin on Monday in all languages of the product. */
export function startOfWeek(day: Day): Day {
  return addDays(day, -((midnight(day).getDay() + 6) % 7));
}

/** The days that a view shows: of a month also those that fill its weeks. */
export function daysOf(view: View, day: Day): Day[] {
  if (view === 'day') return [dayOf(midnight(day))];
  const monthStart = dayOf(new Date(midnight(day).getFullYear(), midnight(day).getMonth(), 1));
  const first = startOfWeek(view === 'week' ? day : monthStart);
  const length = view === 'week' ? 7 : weeksOfMonth(day, first) * 7;
  return Array.from({ length }, (_, index) => addDays(first, index));
}

function weeksOfMonth(day: Day, first: Day): number {
  const date = midnight(day);
  const last = new Date(date.getFullYear(), date.getMonth() + 1, 0);
  return Math.ceil((Math.round((last.getTime() - midnight(first).getTime()) / 86_400_000) + 1) / 7);
}

/** The day to show next: a month later is the same date, or the last of a shorter month. */
export function step(view: View, day: Day, direction: 1 | -1): Day {
  if (view !== 'month') return addDays(day, direction * (view === 'week' ? 7 : 1));
  const date = midnight(day);
  const last = new Date(date.getFullYear(), date.getMonth() + direction + 1, 0).getDate();
  return dayOf(new Date(date.getFullYear(), date.getMonth() + direction, Math.min(date.getDate(), last)));
}

/** What stands on a day, the whole-day things first. */
export function itemsOn(items: readonly DayItem[], day: Day): DayItem[] {
  return items
    .filter(({ at }) => dayOf(new Date(at)) === day)
    .sort((a, b) => Number(b.allDay === true) - Number(a.allDay === true) || a.at.localeCompare(b.at));
}

export type Placed = { item: DayItem; top: number; height: number; column: number; columns: number };

/** Where a day's things stand: what overlaps stands beside each other. All in minutes from midnight. */
export function place(items: readonly DayItem[]): Placed[] {
  const timed = items
    .filter(({ allDay }) => allDay !== true)
    .map((item) => ({ item, ...minutesOf(item) }))
    .sort((a, b) => a.top - b.top || b.height - a.height);
  const placed: Placed[] = [];
  let group: Placed[] = [];
  let groupEnd = -1;
  for (const each of timed) {
    if (each.top >= groupEnd) group = [];
    const taken = group.filter(({ top, height }) => top + height > each.top).map(({ column }) => column);
    let column = 0;
    while (taken.includes(column)) column += 1;
    const here = { ...each, column, columns: 1 };
    group.push(here);
    placed.push(here);
    groupEnd = Math.max(groupEnd, each.top + each.height);
    const columns = Math.max(...group.map((other) => other.column)) + 1;
    for (const other of group) other.columns = columns;
  }
  return placed;
}

function minutesOf({ at, endsAt }: DayItem): { top: number; height: number } {
  const start = new Date(at);
  const top = Math.min(start.getHours() * 60 + start.getMinutes(), minutesOfDay - shortest);
  const length = endsAt == null ? shortest : (Date.parse(endsAt) - start.getTime()) / 60_000;
  return { top, height: Math.min(Math.max(length, shortest), minutesOfDay - top) };
}

/** The instant at so many minutes of a day, on the quarter of an hour. */
export function instantAt(day: Day, minutes: number): Date {
  const quarter = Math.min(Math.max(Math.round(minutes / 15) * 15, 0), minutesOfDay - 15);
  const date = midnight(day);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate(), 0, quarter);
}

/** The same clock time on another day. */
export function sameTimeOn(day: Day, at: Date): Date {
  const date = midnight(day);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate(), at.getHours(), at.getMinutes());
}

const moved = ['startsAt', 'endsAt', 'dueAt', 'remindAt'] as const;

/** All times of an activity together, so that it stays as long as it is and reminds as early as it did. */
export function shifted(record: Record<string, unknown>, milliseconds: number): Record<string, string> {
  return Object.fromEntries(
    moved.flatMap((name) => {
      const value = record[name];
      return typeof value === 'string' ? [[name, new Date(Date.parse(value) + milliseconds).toISOString()]] : [];
    }),
  );
}

const keySteps: Record<string, { minutes: number; days: number }> = {
  ArrowUp: { minutes: -30, days: 0 },
  ArrowDown: { minutes: 30, days: 0 },
  ArrowLeft: { minutes: 0, days: -1 },
  ArrowRight: { minutes: 0, days: 1 },
};

/** Where an arrow key moves it; days keep the clock time when clocks change. */
export function movedByKey(key: string, at: string): Date | undefined {
  const move = keySteps[key];
  if (!move) return undefined;
  const date = new Date(at);
  return new Date(
    date.getFullYear(),
    date.getMonth(),
    date.getDate() + move.days,
    date.getHours(),
    date.getMinutes() + move.minutes,
  );
}
