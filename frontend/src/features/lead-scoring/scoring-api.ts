import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Condition, Job } from '@/shared/api/types';

export type Decile = { count: number; predicted: number; actual: number; captured: number };

export type ModelQuality = {
  auc: number;
  logLoss: number;
  logLossOfMean: number;
  topDecileLift: number;
  deciles: Decile[];
};

export type LeadModel = {
  id: string;
  number: number;
  state: 'training' | 'ready' | 'failed';
  isActive: boolean;
  requestedAt: string;
  requestedByName: string | null;
  converted: number;
  disqualified: number;
  quality: ModelQuality | null;
};

export type LeadModels = { items: LeadModel[]; converted: number; disqualified: number; needed: number };

export const modelsQuery = queryOptions({
  queryKey: ['lead-models'] as const,
  queryFn: async ({ signal }) => (await request<LeadModels>('GET', '/lead-models', { signal })).data,
  // While one learns, somebody waits for it.
  refetchInterval: ({ state }) => (state.data?.items.some((model) => model.state === 'training') ? 1500 : false),
});

export function modelQuery(id: string) {
  return queryOptions({
    queryKey: ['lead-models', id] as const,
    queryFn: async ({ signal }) =>
      (await request<{ features: { field: string; spread: number }[] }>('GET', `/lead-models/${id}`, { signal })).data,
    staleTime: Infinity,
  });
}

export async function trainModel(): Promise<Job> {
  return (await request<Job>('POST', '/lead-models/train', { body: {} })).data;
}

export async function switchModel(id: string, verb: 'activate' | 'deactivate'): Promise<Job> {
  return (await request<Job>('POST', `/lead-models/${id}/${verb}`, { body: {} })).data;
}

export type ScoreRule = { name: string; where: Condition | null; points: number };

export const scoreRulesQuery = queryOptions({
  queryKey: ['lead-score-rules'] as const,
  queryFn: async ({ signal }) =>
    (await request<{ items: ScoreRule[] }>('GET', '/lead-score-rules', { signal })).data.items,
});

export async function replaceScoreRules(items: readonly ScoreRule[]): Promise<void> {
  await request('PUT', '/lead-score-rules', { body: { items } });
}
