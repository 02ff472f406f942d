export type OfOneDay<T> = { day: string; entries: T[] };

/** By calendar day in the reader's time zone, in the order given. */
export function groupByDay<T extends { at: string }>(entries: readonly T[], timeZone: string): OfOneDay<T>[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const days: OfOneDay<T>[] = [];
  for (const entry of entries) {
    const day = dayOf.format(new Date(entry.at));
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

export type DayName = 'today' | 'yesterday' | undefined;

export function dayName(day: string, now: Date, timeZone: string): DayName {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  if (day === dayOf.format(now)) return 'today';
  return day === dayOf.format(now.getTime() - 24 * 60 * 60 * 1000) ? 'yesterday' : undefined;
}
