import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';

export const reasons = ['unanswered', 'brokenPromise', 'noContact'] as const;

export type Neglected = {
  recordType: string;
  recordId: string;
  name: string | null;
  ownerName: string | null;
  rule: string;
  since: string;
  reasons: string[];
  lastContactAt: string | null;
};

type IndexPoint = { day: string; neglected: number; total: number; share: number };

export const neglectedQuery = infiniteQueryOptions({
  queryKey: ['records', 'activities', 'neglected'],
  queryFn: async ({ pageParam, signal }) =>
    (await request<Page<Neglected>>('GET', '/neglected', { query: { cursor: pageParam }, signal })).data,
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

export const indifferenceQuery = queryOptions({
  queryKey: ['records', 'activities', 'indifference'],
  queryFn: async ({ signal }) =>
    (await request<{ items: IndexPoint[] }>('GET', '/indifference', { query: { days: 60 }, signal })).data.items,
});
