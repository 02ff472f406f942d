import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Job } from '@/shared/api/types';

export const potentialSorts = ['-whiteSpace', 'whiteSpace', '-share', 'share'] as const;

export type PotentialSort = (typeof potentialSorts)[number];

export type PotentialLine = {
  id: string;
  accountId: string;
  accountName: string;
  family: string;
  need: number;
  bought: number;
  white: number;
  currency: string;
  share: number;
  asOf: string;
  sourceName: string | null;
};

type PotentialPage = { items: PotentialLine[]; nextCursor: string | null };

export function potentialReport(sort: PotentialSort, family: string) {
  return infiniteQueryOptions({
    queryKey: ['records', 'accounts', 'potential-report', sort, family] as const,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (
        await request<PotentialPage>('GET', '/reports/potential', {
          query: { sort, limit: 50, ...(family === '' ? {} : { family }), cursor: pageParam },
          signal,
        })
      ).data,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export type MotiveName = { language: string; name: string };

export type MotiveReport = {
  asked: number;
  answered: number;
  items: { motiveId: string; names: MotiveName[]; count: number; share: number }[];
};

export const motiveReport = queryOptions({
  queryKey: ['records', 'accounts', 'motive-report'] as const,
  queryFn: async ({ signal }) => (await request<MotiveReport>('GET', '/reports/motives', { signal })).data,
});

export type MotiveItem = { id?: string; names: MotiveName[]; isRetired: boolean };

export type MotiveList = { isOn: boolean; byMail: boolean; everyDays: number; items: MotiveItem[] };

export const motivesQuery = queryOptions({
  queryKey: ['purchase-motives'] as const,
  queryFn: async ({ signal }) => (await request<MotiveList>('GET', '/purchase-motives', { signal })).data,
});

export async function saveMotives(list: MotiveList): Promise<MotiveList> {
  const items = list.items.map(({ id, names, isRetired }) => ({
    ...(id === undefined ? {} : { id }),
    names,
    isRetired,
  }));
  return (await request<MotiveList>('PUT', '/purchase-motives', { body: { ...list, items } })).data;
}

export type SuggestionModel = {
  id: string;
  number: number;
  state: 'learning' | 'ready' | 'failed';
  isActive: boolean;
  learnedAt: string | null;
  orders: number;
  lines: number;
  minOrders: number;
  productRules: number;
  familyRules: number;
};

export const modelsQuery = queryOptions({
  queryKey: ['suggestion-models'] as const,
  queryFn: async ({ signal }) =>
    (await request<{ items: SuggestionModel[] }>('GET', '/suggestion-models', { signal })).data.items,
  // While one learns, somebody waits for it.
  refetchInterval: ({ state }) => (state.data?.some((model) => model.state === 'learning') ? 1500 : false),
});

export async function learnSuggestions(): Promise<Job> {
  return (await request<Job>('POST', '/suggestion-models', { body: {} })).data;
}

/** In the language of whoever reads, else the one that comes nearest. */
export function nameIn(names: readonly MotiveName[], language: string): string {
  const found =
    names.find((one) => one.language === language) ?? names.find((one) => one.language === 'en') ?? names[0];
  return found?.name ?? '';
}
