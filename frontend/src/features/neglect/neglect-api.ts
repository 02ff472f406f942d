import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Condition, Page } from '@/shared/api/types';

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

export type NeglectRule = {
  name: string;
  recordType: string;
  where: Condition | null;
  days: number;
  answerHours: number | null;
};

export const rulesQuery = queryOptions({
  queryKey: ['neglect-rules'] as const,
  queryFn: async ({ signal }) =>
    (await request<{ items: Partial<NeglectRule>[] }>('GET', '/neglect-rules', { signal })).data.items.map(
      (rule): NeglectRule => ({
        name: rule.name ?? '',
        recordType: rule.recordType ?? 'account',
        where: rule.where ?? null,
        days: rule.days ?? 1,
        answerHours: rule.answerHours ?? null,
      }),
    ),
});

export async function replaceRules(items: readonly NeglectRule[]): Promise<void> {
  await request('PUT', '/neglect-rules', { body: { items } });
}

/** Looks at once by the new rules, instead of tomorrow morning. */
export async function refreshNeglected(): Promise<void> {
  await request('POST', '/neglected/refresh', { body: {} });
}
