import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { CrmRecord } from '@/shared/api/types';
import type { LineInput, QuoteCheck, QuoteSheet, SentQuote } from './quote-model';

export function sheetQuery(id: string) {
  return queryOptions({
    queryKey: ['records', 'quotes', 'sheet', id] as const,
    queryFn: async ({ signal }) => (await request<QuoteSheet>('GET', `/quotes/${id}/lines`, { signal })).data,
  });
}

export function checkQuery(id: string) {
  return queryOptions({
    queryKey: ['quote-check', id] as const,
    queryFn: async ({ signal }) => (await request<QuoteCheck>('GET', `/quotes/${id}/check`, { signal })).data,
    // A colleague may have sent another price a minute ago.
    staleTime: 0,
    gcTime: 0,
  });
}

export async function writeLines(id: string, lines: readonly LineInput[], version: number): Promise<QuoteSheet> {
  return (await request<QuoteSheet>('PUT', `/quotes/${id}/lines`, { body: { lines, version } })).data;
}

export async function sendQuote(
  id: string,
  body: { to?: string; message?: string; overrideReason?: string },
): Promise<SentQuote> {
  return (await request<SentQuote>('POST', `/quotes/${id}/send`, { body })).data;
}

export async function answerQuote(
  id: string,
  act: 'accept' | 'decline',
  body: { by: string; words?: string },
): Promise<CrmRecord> {
  return (await request<CrmRecord>('POST', `/quotes/${id}/${act}`, { body })).data;
}

export async function reviseQuote(id: string): Promise<CrmRecord> {
  return (await request<CrmRecord>('POST', `/quotes/${id}/revise`)).data;
}
