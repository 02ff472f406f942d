import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { CrmRecord } from '@/shared/api/types';
import type { ConversionPreview, LeadAct, ScoreExplained } from './lead-model';

export type ActedLead = { lead: CrmRecord; changeSetId: string | undefined };

export async function actOnLead(id: string, act: LeadAct, body: Record<string, unknown> = {}): Promise<ActedLead> {
  const { data, response } = await request<CrmRecord>('POST', `/leads/${id}/${act}`, { body });
  return { lead: data, changeSetId: response.headers.get('Change-Set-Id') ?? undefined };
}

export function conversionQuery(id: string) {
  return queryOptions({
    // Not below the records: once it is converted there is nothing to ask any more.
    queryKey: ['lead-conversion', id] as const,
    queryFn: async ({ signal }) =>
      (await request<ConversionPreview>('GET', `/leads/${id}/conversion`, { signal })).data,
    // Somebody may have entered the same person a minute ago.
    staleTime: 0,
  });
}

/** Why a lead has its score; asked anew when the lead has changed. */
export function scoreQuery(id: string, version: number) {
  return queryOptions({
    queryKey: ['lead-score', id, version] as const,
    queryFn: async ({ signal }) => (await request<ScoreExplained>('GET', `/leads/${id}/score`, { signal })).data,
  });
}
