import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';

export const actions = ['delete', 'anonymise'] as const;
export type RetentionAction = (typeof actions)[number];

export type RetentionRule = {
  id: string;
  name: string;
  recordType: string;
  months: number;
  action: RetentionAction;
  /** A condition that was written through the API stays as it is. */
  where?: unknown;
  enabled: boolean;
  lastRunAt?: string | null;
};

export type RetentionPreview = { count: number; items: { id: string; label: string | null; updatedAt: string }[] };

export const rulesQuery = queryOptions({
  queryKey: ['retention-rules'],
  queryFn: async ({ signal }) =>
    (await request<{ items: RetentionRule[] }>('GET', '/retention-rules', { signal })).data.items,
});

export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ['retention-rules', id, 'preview'],
    queryFn: async ({ signal }) =>
      (await request<RetentionPreview>('GET', `/retention-rules/${id}/preview`, { signal })).data,
    gcTime: 0,
  });

export async function saveRule({ id, name, recordType, months, action, where, enabled }: RetentionRule): Promise<void> {
  await request('PUT', `/retention-rules/${id}`, { body: { name, recordType, months, action, where, enabled } });
}

export async function deleteRule(id: string): Promise<void> {
  await request('DELETE', `/retention-rules/${id}`);
}

/** Answers the id of the job. */
export async function runRule(id: string): Promise<string> {
  const { response } = await request('POST', `/retention-rules/${id}/run`);
  return response.headers.get('Location')?.split('/').at(-1) ?? '';
}
