import type { Condition } from '@/shared/api/types';

export const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type Day = (typeof days)[number];

export type Span = { day: Day; from: string; to: string };

export type Holiday = { date: string; name: string };

export type WorkingHours = {
  id?: string | null;
  name: string;
  timeZone: string;
  week: Span[];
  holidays: Holiday[];
  teamIds: string[];
};

export const clockKinds = ['firstResponse', 'rollingResponse', 'acceptance'] as const;

export type ServicePolicy = {
  id?: string | null;
  name: string;
  recordType: string;
  kind: (typeof clockKinds)[number];
  where: Condition | null;
  targetMinutes: number;
};

/** Another stretch of a day: after the last one, else the usual hours. */
export function withSpan(week: readonly Span[], day: Day): Span[] {
  const last = week.filter((span) => span.day === day).at(-1);
  return [...week, last ? { day, from: last.to, to: '24:00' } : { day, from: '09:00', to: '17:00' }];
}

/** What a field for times shows: the end of a day is its midnight. */
export function shownTime(time: string): string {
  return time === '24:00' ? '00:00' : time;
}

/** What is meant by the end that somebody has typed. */
export function endTime(shown: string): string {
  return shown === '00:00' ? '24:00' : shown;
}

/** Whether the times of a day lie behind each other and end after they begin, as the server asks for. */
export function isSound(week: readonly Span[]): boolean {
  return (
    week.length > 0 &&
    days.every((day) => {
      const spans = week.filter((span) => span.day === day).toSorted((a, b) => (a.from < b.from ? -1 : 1));
      return spans.every(({ from, to }, index) => from < to && (index === 0 || from >= (spans[index - 1]?.to ?? '')));
    })
  );
}

/** Those that are new beside those that are there; a day that has a name keeps it. */
export function withHolidays(present: readonly Holiday[], found: readonly Holiday[]): Holiday[] {
  const known = new Set(present.map(({ date }) => date));
  return [...present, ...found.filter(({ date }) => !known.has(date))].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
