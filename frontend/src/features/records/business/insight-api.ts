import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Money } from '@/shared/api/types';

export type SuggestionKind = 'product' | 'family';

export type Suggestion = {
  kind: SuggestionKind;
  key: string;
  name: string;
  productId: string | null;
  becauseName: string;
  support: number;
  confidence: number;
  lift: number;
  together: number;
  becauseOrders: number;
  similarCustomers: number;
};

export const dismissReasons = ['owned', 'noNeed', 'otherSupplier', 'tooExpensive', 'later'] as const;

export type DismissReason = (typeof dismissReasons)[number];

export type Dismissed = { id: string; kind: SuggestionKind; key: string; name: string; reason: DismissReason };

export type Suggestions = {
  learnedAt: string | null;
  orders: number;
  bought: number;
  products: Suggestion[];
  families: Suggestion[];
  dismissed: Dismissed[];
};

export function suggestionsQuery(accountId: string, withCodes = '') {
  return queryOptions({
    queryKey: ['records', 'accounts', 'suggestions', accountId, withCodes] as const,
    queryFn: async ({ signal }) =>
      (
        await request<Suggestions>('GET', `/accounts/${accountId}/suggestions`, {
          query: withCodes === '' ? {} : { with: withCodes },
          signal,
        })
      ).data,
  });
}

export async function dismissSuggestion(accountId: string, one: Suggestion, reason: DismissReason): Promise<Dismissed> {
  const body = { kind: one.kind, key: one.key, name: one.name, reason };
  return (await request<Dismissed>('POST', `/accounts/${accountId}/suggestions/dismissed`, { body })).data;
}

export async function takeBackDismissal(accountId: string, id: string): Promise<void> {
  await request('DELETE', `/accounts/${accountId}/suggestions/dismissed/${id}`);
}

export type Need = { id: string; amount: number; currency: string; sourceName: string | null; asOf: string };

export type FamilyPotential = {
  family: string;
  currency: string;
  need: Need | null;
  proposed: (Money & { peers: number }) | null;
  bought: number;
  share: number | null;
  white: number | null;
};

export type Potential = { industry: string | null; peers: number; families: FamilyPotential[] };

export function potentialQuery(accountId: string) {
  return queryOptions({
    queryKey: ['records', 'accounts', 'potential', accountId] as const,
    queryFn: async ({ signal }) =>
      (await request<Potential>('GET', `/accounts/${accountId}/potential`, { signal })).data,
  });
}

export type NeedInput = {
  family: string;
  amount: number;
  currency: string;
  sourceName?: string;
  asOf?: string;
  fromPeers?: boolean;
};

export async function sayNeed(accountId: string, body: NeedInput): Promise<Need> {
  return (await request<Need>('PUT', `/accounts/${accountId}/potential`, { body })).data;
}

export async function forgetNeed(accountId: string, id: string): Promise<void> {
  await request('DELETE', `/accounts/${accountId}/potential/${id}`);
}
