import type { Condition } from '@/shared/api/types';

export const reportBys = [
  'owner',
  'team',
  'region',
  'product',
  'account',
  'stage',
  'closeQuarter',
  'closeMonth',
  'forecast',
  'lossReason',
  'competitor',
  'playbook',
] as const;

export type ReportBy = (typeof reportBys)[number];

export const periods = ['anyTime', 'thisYear', 'thisQuarter', 'lastQuarter'] as const;

export type Period = (typeof periods)[number];

export type ReportLine = {
  key: string | null;
  label: string | null;
  count: number;
  open: number;
  won: number;
  lost: number;
  openValue: number;
  weightedValue: number;
  wonValue: number;
  winRate: number | null;
  meanCycleDays: number | null;
  meanWonValue: number | null;
  meanPriceGap?: number | null;
  lostShare: number;
};

export type SalesReport = { currency: string; total: ReportLine; items: ReportLine[] };

const bounds: Record<Period, readonly ['gte' | 'lt', string][]> = {
  anyTime: [],
  thisYear: [['gte', 'startOfYear']],
  thisQuarter: [['gte', 'startOfQuarter']],
  lastQuarter: [
    ['gte', 'startOfQuarter-1q'],
    ['lt', 'startOfQuarter'],
  ],
};

/** The filters of the address, as lists take them. */
export function periodFilter(by: ReportBy, period: Period): Record<string, string> {
  return Object.fromEntries(bounds[period].map(([op, value]) => [`${dayOf(by)}[${op}]`, value]));
}

/** What is still open has no end yet: it counts by when it is expected. */
function dayOf(by: ReportBy): string {
  return by === 'forecast' ? 'expectedCloseDate' : 'closedOn';
}

const fields: Partial<Record<ReportBy, string>> = {
  owner: 'ownerId',
  team: 'teamId',
  product: 'productId',
  account: 'accountId',
  stage: 'stageId',
  forecast: 'forecastCategory',
  lossReason: 'lossReason',
  competitor: 'competitors',
};

/** The list that holds the deals of a line; nothing where no filter says that. */
export function listOf(by: ReportBy, key: string | null, period: Period): Condition | undefined {
  const closed = bounds[period].map(([op, value]): Condition => ({ field: dayOf(by), op, value }));
  const open: Condition[] = by === 'forecast' ? [{ field: 'status', op: 'eq', value: 'open' }] : [];
  const own = ofGroup(by, key);
  return own && { all: [...own, ...open, ...closed] };
}

function ofGroup(by: ReportBy, key: string | null): Condition[] | undefined {
  if (by === 'closeQuarter' || by === 'closeMonth') {
    const range = key === null ? undefined : monthsOf(key);
    return (
      range && [
        { field: 'closedOn', op: 'gte', value: range[0] },
        { field: 'closedOn', op: 'lt', value: range[1] },
      ]
    );
  }
  const field = fields[by];
  if (field === undefined) return undefined;
  return [key === null ? { field, op: 'isNull', value: true } : { field, op: 'eq', value: key }];
}

/** The first days of a quarter (2017-Q1) or month (2017-03) and of the one after it. */
export function monthsOf(key: string): [string, string] {
  const year = Number(key.slice(0, 4));
  const isQuarter = key.charAt(5) === 'Q';
  const first = isQuarter ? (Number(key.slice(6)) - 1) * 3 : Number(key.slice(5)) - 1;
  const day = (month: number) => new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  return [day(first), day(first + (isQuarter ? 3 : 1))];
}
