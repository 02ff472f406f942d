import type { DayItem, MyDay } from '@/shared/activities/activity-types';

export type DayRow = DayItem & { key: string };

/** What was due earlier and what is for today, each once: what repeats may stand there several times. */
export function rowsOf(items: readonly DayItem[]): DayRow[] {
  return items.map((item) => ({ ...item, key: `${item.id} ${item.at}` }));
}

/** How much is left: what is done already needs nobody's attention. */
export function openCount(items: readonly DayItem[]): number {
  return items.filter(isOpen).length;
}

export function isOpen({ status }: Pick<DayItem, 'status'>): boolean {
  return status === 'open';
}

/** Nothing to do and nothing to read. */
export function isClear({ overdue, today, meetings, mentions, promisesDue }: MyDay): boolean {
  return [overdue, today, meetings, mentions, promisesDue].every((part) => part.length === 0);
}

/** Heights of bars in percent; a day with anything at all is to be seen. */
export function barHeights(counts: readonly number[]): number[] {
  const highest = Math.max(1, ...counts);
  return counts.map((count) => (count === 0 ? 0 : Math.max(8, Math.round((count / highest) * 100))));
}

/** Which of several things has the focus next, when one is left towards a side. */
export function nextIndex(length: number, current: number, step: 1 | -1): number {
  if (current < 0) return step === 1 ? 0 : length - 1;
  return Math.min(Math.max(current + step, 0), length - 1);
}
