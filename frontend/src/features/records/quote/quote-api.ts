import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { CrmRecord } from '@/shared/api/types';
import type { ApprovalStanding, LineInput, QuoteCheck, QuoteSheet, SentQuote } from './quote-model';

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
  body: { to?: string; message?: string; overrideReason?: string; attachPdf?: boolean },
): Promise<SentQuote> {
  return (await request<SentQuote>('POST', `/quotes/${id}/send`, { body })).data;
}

export async function askApproval(id: string): Promise<ApprovalStanding> {
  return (await request<ApprovalStanding>('POST', `/quotes/${id}/approval`)).data;
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

export type PriceGuidance = {
  currency: string;
  regular: number | null;
  past: { source: 'order' | 'quote'; number: string | null; day: string; quantity: number; price: number }[];
  peers: { p25: number; median: number; p75: number; customers: number } | null;
  floor: number | null;
  worth: { sales: number; margin: number | null; knownPercent: number; orders: number } | null;
  recommended: number | null;
  reasons: { code: string; price: number }[];
};

export function guidanceQuery(accountId: string, productId: string, quantity: number, currency: string) {
  return queryOptions({
    queryKey: ['price-guidance', accountId, productId, quantity, currency] as const,
    queryFn: async ({ signal }) =>
      (
        await request<PriceGuidance>('GET', '/quotes/price-guidance', {
          query: { accountId, productId, quantity, currency },
          signal,
        })
      ).data,
    staleTime: 60_000,
  });
}

export type QuoteMessage = { id: string; at: string; authorId: string | null; by: string; text: string };

export function messagesQuery(id: string) {
  return queryOptions({
    queryKey: ['quote-messages', id] as const,
    queryFn: async ({ signal }) =>
      (await request<{ items: QuoteMessage[] }>('GET', `/quotes/${id}/messages`, { signal })).data.items,
    refetchInterval: 60_000,
  });
}

export async function answerQuestion(id: string, text: string): Promise<QuoteMessage[]> {
  return (await request<{ items: QuoteMessage[] }>('POST', `/quotes/${id}/messages`, { body: { text } })).data.items;
}
