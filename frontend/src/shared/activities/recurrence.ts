export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** As RFC 5545 names them, from Monday. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

/** A repetition as people say it: every so many days, weeks on some days, months or years, for how long. */
export type Recurrence = {
  frequency: Frequency;
  interval: number;
  days: Weekday[];
  /** The last day on which it may stand, as a date. */
  until?: string;
  count?: number;
};

export const everyWeek: Recurrence = { frequency: 'WEEKLY', interval: 1, days: [] };

/** Undefined for a rule that says more than this editor can show, which then is kept as it is. */
export function parseRecurrence(rule: string): Recurrence | undefined {
  const parts = new Map(
    rule
      .replace(/^RRULE:/i, '')
      .toUpperCase()
      .split(';')
      .filter(Boolean)
      .map((part) => part.split('=', 2) as [string, string]),
  );
  const frequency = frequencies.find((each) => each === parts.get('FREQ'));
  const days = (parts.get('BYDAY') ?? '').split(',').filter(Boolean);
  const isKnown = [...parts.keys()].every((name) => known.has(name));
  const isPlain = days.every(isWeekday) && (days.length === 0 || frequency === 'WEEKLY');
  if (!frequency || !isKnown || !isPlain) return undefined;
  const until = /^(\d{4})(\d{2})(\d{2})/.exec(parts.get('UNTIL') ?? '');
  const count = Number(parts.get('COUNT'));
  return {
    frequency,
    interval: Math.max(1, Number(parts.get('INTERVAL') ?? 1) || 1),
    days: days.filter(isWeekday),
    ...(until ? { until: `${until[1]}-${until[2]}-${until[3]}` } : {}),
    ...(count > 0 ? { count } : {}),
  };
}

const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'UNTIL', 'COUNT', 'WKST']);

function isWeekday(day: string): day is Weekday {
  return (weekdays as readonly string[]).includes(day);
}

/** The rule as the server takes it; days only where they mean something, and one end at most. */
export function formatRecurrence({ frequency, interval, days, until, count }: Recurrence): string {
  const ordered = weekdays.filter((day) => days.includes(day));
  return [
    `FREQ=${frequency}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(frequency === 'WEEKLY' && ordered.length > 0 ? [`BYDAY=${ordered.join(',')}`] : []),
    // The whole of the last day counts.
    ...(until === undefined
      ? count === undefined
        ? []
        : [`COUNT=${count}`]
      : [`UNTIL=${until.replaceAll('-', '')}T235959Z`]),
  ].join(';');
}

/** The name of a weekday in the reader's language; the first of January 2024 was a Monday. */
export function weekdayName(day: Weekday, locale: string, style: 'short' | 'long'): string {
  const date = new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(day)));
  return new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(date);
}
