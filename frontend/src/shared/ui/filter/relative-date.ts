/** Days that move with the calendar, as the server takes them. */
export const namedDays = ['today', 'startOfWeek', 'startOfMonth', 'startOfQuarter', 'startOfYear'] as const;
export type NamedDay = (typeof namedDays)[number];

export const units = ['d', 'w', 'm', 'q', 'y'] as const;
export type Unit = (typeof units)[number];

export type RelativeDate = { kind: 'named'; day: NamedDay } | { kind: 'offset'; amount: number; unit: Unit };

/** "startOfMonth" or "-30d"; undefined for a day of the calendar and for what says more than the builder can show. */
export function parseRelative(value: unknown): RelativeDate | undefined {
  if (typeof value !== 'string') return undefined;
  const day = namedDays.find((name) => name === value);
  if (day) return { kind: 'named', day };
  const offset = /^([+-]\d{1,4})([dwmqy])$/.exec(value);
  if (!offset) return undefined;
  return { kind: 'offset', amount: Number(offset[1]), unit: offset[2] as Unit };
}

export function formatOffset(amount: number, unit: Unit): string {
  return `${amount < 0 ? '-' : '+'}${Math.abs(amount)}${unit}`;
}

/** What the server understands, whether or not the builder can edit it part by part. */
export function isRelative(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^(today|yesterday|tomorrow|now|startOf(Week|Month|Quarter|Year))?([+-]\d+[hdwmqy]){0,3}$/.test(value) &&
    value !== ''
  );
}
