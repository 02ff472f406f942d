import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { CrmRecord } from '@/shared/api/types';
import type { ConversionPreview, ScoreExplained } from './lead-model';
import type { LeadService } from './service-types';

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

/** Until when what is due, and how the lead was passed on; what is due moves without a new version. */
export function serviceQuery({ id, version, answerDue }: CrmRecord) {
  return queryOptions({
    queryKey: ['lead-service', id, version, answerDue] as const,
    queryFn: async ({ signal }) => (await request<LeadService>('GET', `/leads/${id}/service`, { signal })).data,
    placeholderData: (previous) => previous,
  });
}

export async function noteTime(id: string, minutes: number, what: string): Promise<void> {
  await request('POST', `/leads/${id}/time`, { body: what === '' ? { minutes } : { minutes, what } });
}
