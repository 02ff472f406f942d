import type { Condition } from '@/shared/api/types';

export const reportBys = ['origin', 'source', 'channel', 'campaign', 'owner'] as const;

export type ReportBy = (typeof reportBys)[number];

export const periods = ['anyTime', 'thisYear', 'thisQuarter', 'lastQuarter'] as const;

export type Period = (typeof periods)[number];

export type ReportLine = {
  key: string | null;
  label: string | null;
  leads: number;
  open: number;
  converted: number;
  disqualified: number;
  conversionRate: number;
  accepted: number;
  rejected: number;
  returned: number;
  rejections: { reason: string; count: number }[];
  medianCycleDays: number | null;
  minutes: number;
  minutesPerLead: number;
  wonRevenue: number;
  revenuePerHour: number | null;
};

export type LeadReport = { currency: string; total: ReportLine; items: ReportLine[] };

const bounds: Record<Period, readonly ['gte' | 'lt', string][]> = {
  anyTime: [],
  thisYear: [['gte', 'startOfYear']],
  thisQuarter: [['gte', 'startOfQuarter']],
  lastQuarter: [
    ['gte', 'startOfQuarter-1q'],
    ['lt', 'startOfQuarter'],
  ],
};

/** When the leads came, as lists take it. */
export function periodFilter(period: Period): Record<string, string> {
  return Object.fromEntries(bounds[period].map(([op, value]) => [`createdAt[${op}]`, value]));
}

/** The list that holds the leads of a line; whose find a lead is may follow from its channel, which no filter says. */
export function listOf(by: ReportBy, key: string | null, period: Period): Condition | undefined {
  if (by === 'origin') return undefined;
  const field = by === 'owner' ? 'ownerId' : by;
  const came = bounds[period].map(([op, value]): Condition => ({ field: 'createdAt', op, value }));
  return { all: [key === null ? { field, op: 'isNull', value: true } : { field, op: 'eq', value: key }, ...came] };
}

/** Figures for a spreadsheet: what begins like a formula stays a text. */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => row.map(cell).join(',')).join('\r\n');
}

function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
