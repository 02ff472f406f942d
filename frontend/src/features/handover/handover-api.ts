import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';
import type { Job } from '@/shared/api/types';

export type Rule = components['schemas']['HandoverRule'];
export type HandoverBody = components['schemas']['HandoverBody'];
export type HandoverPreview = components['schemas']['HandoverPreview'];
export type Owned = {
  items: { recordType: string; count: number; editable: number }[];
  total: number;
  pendingJobs: number;
};

export const ownedQuery = (userId: string) =>
  queryOptions({
    queryKey: ['records', 'owned', userId] as const,
    queryFn: async ({ signal }) => (await request<Owned>('GET', `/users/${userId}/orphans`, { signal })).data,
  });

export const previewQuery = (userId: string, body: HandoverBody | undefined) =>
  queryOptions({
    queryKey: ['records', 'handover', userId, body] as const,
    queryFn: async ({ signal }) =>
      (await request<HandoverPreview>('POST', `/users/${userId}/handover/preview`, { body, signal })).data,
    enabled: body !== undefined,
    retry: false,
    gcTime: 0,
  });

export async function startHandover(userId: string, body: HandoverBody): Promise<Job> {
  return (await request<Job>('POST', `/users/${userId}/handover`, { body })).data;
}
