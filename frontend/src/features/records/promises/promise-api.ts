import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { CrmRecord } from '@/shared/api/types';
import type { PromiseAct, PromiseItem, PromiseState } from './promise-model';

const shown: PromiseState[] = ['proposed', 'confirmed', 'kept', 'broken'];
const most = 30;

/** Below the activities: what is written there proposes promises. */
const promisesKey = ['records', 'activities', 'promises'] as const;

export function promisesQuery(field: 'contactId' | 'accountId', id: string) {
  const where = {
    all: [
      { field, op: 'eq', value: id },
      { field: 'state', op: 'in', value: shown },
    ],
  };
  return queryOptions({
    queryKey: [...promisesKey, field, id] as const,
    queryFn: async ({ signal }) =>
      (await request<{ items: PromiseItem[] }>('POST', '/promises/search', { body: { where, limit: most }, signal }))
        .data.items,
    refetchInterval: 30_000,
  });
}

export type PromiseLine = {
  id: string;
  what: string;
  promisedByName: string | null;
  amount: number | null;
  currency: string | null;
  due: string | null;
  evidenceActivityId: string | null;
};
export type Contradiction = { subject: string; promises: PromiseLine[] };

/** Of all of a company; of somebody who belongs to none, theirs. */
export function contradictionsQuery(record: { contactId?: string; accountId?: string }) {
  return queryOptions({
    queryKey: [...promisesKey, 'contradictions', record] as const,
    queryFn: async ({ signal }) =>
      (await request<{ items: Contradiction[] }>('GET', '/promises/contradictions', { query: record, signal })).data
        .items,
    refetchInterval: 30_000,
  });
}

export async function settlePromise(id: string, act: PromiseAct): Promise<string | undefined> {
  const { response } = await request<CrmRecord>('POST', `/promises/${id}/${act}`, { body: {} });
  return response.headers.get('Change-Set-Id') ?? undefined;
}
