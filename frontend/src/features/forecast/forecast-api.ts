import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';

export const forecastBys = ['owner', 'team', 'month', 'family'] as const;

export type ForecastBy = (typeof forecastBys)[number];

export type Adjustment = {
  amount: number | null;
  reason: string;
  at: string;
  byId: string | null;
  byName: string | null;
};

export type ForecastLine = {
  key: string | null;
  label: string | null;
  parentKey: string | null;
  deals: number;
  pipeline: number;
  bestCase: number;
  commit: number;
  closed: number;
  omitted: number;
  lost: number;
  weighted: number;
  said: number;
  call: number;
  adjustment: Adjustment | null;
  quota: number | null;
  attainment: number | null;
};

export type Forecast = {
  period: string;
  from: string;
  to: string;
  currency: string;
  total: ForecastLine;
  items: ForecastLine[];
};

export type Snapshot = { id: string; takenAt: string; isWeekly: boolean; deals: number; hasDeals: boolean };

export type Move = 'created' | 'cameIn' | 'grew' | 'shrank' | 'slipped' | 'won' | 'lost' | 'left';

export type MovedDeal = {
  id: string;
  name: string | null;
  ownerName: string | null;
  move: Move;
  before: number | null;
  after: number | null;
  monthBefore: string | null;
  monthAfter: string | null;
  change: number;
};

export type ForecastChanges = {
  currency: string;
  since: Snapshot | null;
  start: number;
  end: number;
  moves: { move: Move; deals: number; change: number }[];
  items: MovedDeal[];
};

export type AccuracyLine = {
  key: string | null;
  label: string | null;
  commitError: number | null;
  commitBias: number | null;
  weightedError: number | null;
  weightedBias: number | null;
  periods: { period: string; commit: number; weighted: number; actual: number }[];
};

export type Accuracy = { currency: string; periods: string[]; total: AccuracyLine; items: AccuracyLine[] };

export type QuotaSubject = { subject: 'user' | 'team'; subjectId: string; name: string };
export type Quota = { subject: 'user' | 'team'; subjectId: string; period: string; amount: number };
export type Quotas = { currency: string; subjects: QuotaSubject[]; items: Quota[] };

/** Below the deals: whatever changes one of them asks for these again. */
const key = ['records', 'opportunities', 'forecast'] as const;

export const forecastKey = key;

export const forecastQuery = (period: string, by: ForecastBy) =>
  queryOptions({
    queryKey: [...key, 'lines', period, by] as const,
    queryFn: async ({ signal }) =>
      (await request<Forecast>('GET', '/forecast', { query: { period, by }, signal })).data,
  });

export const changesQuery = (period: string, measure: string, since: string | undefined) =>
  queryOptions({
    queryKey: [...key, 'changes', period, measure, since ?? ''] as const,
    queryFn: async ({ signal }) =>
      (await request<ForecastChanges>('GET', '/forecast/changes', { query: { period, measure, since }, signal })).data,
  });

export const snapshotsQuery = queryOptions({
  queryKey: [...key, 'snapshots'] as const,
  queryFn: async ({ signal }) =>
    (await request<{ items: Snapshot[] }>('GET', '/forecast/snapshots', { signal })).data.items,
});

export const accuracyQuery = (until: string) =>
  queryOptions({
    queryKey: [...key, 'accuracy', until] as const,
    queryFn: async ({ signal }) =>
      (await request<Accuracy>('GET', '/forecast/accuracy', { query: { until, periods: 4 }, signal })).data,
  });

export const adjustmentsQuery = (period: string, subjectId: string) =>
  queryOptions({
    queryKey: [...key, 'adjustments', period, subjectId] as const,
    queryFn: async ({ signal }) =>
      (await request<{ items: Adjustment[] }>('GET', '/forecast/adjustments', { query: { period, subjectId }, signal }))
        .data.items,
  });

export const quotasQuery = (year: number) =>
  queryOptions({
    queryKey: [...key, 'quotas', year] as const,
    queryFn: async ({ signal }) => (await request<Quotas>('GET', '/quotas', { query: { year }, signal })).data,
  });
