import type { NotificationItem } from '@/shared/api/types';

export type Day = { start: Date; items: NotificationItem[] };

/** Splits what is in order of time by the user's own days. */
export function byDay(items: readonly NotificationItem[]): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const start = startOfDay(new Date(item.at));
    const last = days.at(-1);
    if (last?.start.getTime() === start.getTime()) last.items.push(item);
    else days.push({ start, items: [item] });
  }
  return days;
}

/** 0 is today, 1 yesterday; days have 23 or 25 hours when clocks are set. */
export function daysAgo(start: Date, now: Date): number {
  return Math.round((startOfDay(now).getTime() - start.getTime()) / 86_400_000);
}

function startOfDay(date: Date): Date {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate());
}
