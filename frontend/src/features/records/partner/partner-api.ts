import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';

export type PartnerRegion = { country: string; region?: string | null; postalPrefix?: string | null };

export type PartnerProfile = {
  isActive: boolean;
  managerId?: string | null;
  regions: PartnerRegion[];
  products: string[];
  acceptHours: number;
};

export type Partner = { accountId: string; managerName?: string | null; profile: PartnerProfile };

export type PartnerResults = {
  offered: number;
  waiting: number;
  accepted: number;
  answered: number;
  onTime: number;
  won: number;
};

export type Offer = {
  id: string;
  partnerId: string;
  partnerName?: string | null;
  state: 'offered' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
  dueAt: string;
  decidedAt?: string | null;
  reason?: string | null;
};

export type Conflict = {
  id: string;
  partnerName?: string | null;
  otherType: string;
  otherId: string;
  otherName?: string | null;
  otherOwnerName?: string | null;
  isOpen: boolean;
};

export type LeadOffers = { offers: Offer[]; conflicts: Conflict[] };

export function partnerQuery(accountId: string) {
  return queryOptions({
    queryKey: ['records', 'accounts', 'partner', accountId] as const,
    queryFn: async ({ signal }) =>
      (await request<{ items: Partner[] }>('GET', '/partners', { query: { accountId }, signal })).data.items[0] ?? null,
  });
}

export function resultsQuery(accountId: string) {
  return queryOptions({
    queryKey: ['records', 'accounts', 'partner-results', accountId] as const,
    queryFn: async ({ signal }) =>
      (await request<PartnerResults>('GET', `/accounts/${accountId}/partner/results`, { signal })).data,
  });
}

export async function savePartner(accountId: string, profile: PartnerProfile): Promise<void> {
  await request('PUT', `/accounts/${accountId}/partner`, { body: profile });
}

export function offersQuery(leadId: string, version: number) {
  return queryOptions({
    queryKey: ['records', 'leads', 'offers', leadId, version] as const,
    queryFn: async ({ signal }) => (await request<LeadOffers>('GET', `/leads/${leadId}/offers`, { signal })).data,
  });
}

export async function offerLead(leadId: string): Promise<LeadOffers> {
  return (await request<LeadOffers>('POST', `/leads/${leadId}/offer`, { body: {} })).data;
}

export async function withdrawOffer(leadId: string, reason: string): Promise<LeadOffers> {
  return (await request<LeadOffers>('POST', `/leads/${leadId}/offer/withdraw`, { body: { reason } })).data;
}

export async function decideConflict(id: string, decision: 'partner' | 'direct', reason: string): Promise<LeadOffers> {
  return (await request<LeadOffers>('POST', `/lead-conflicts/${id}/decide`, { body: { decision, reason } })).data;
}
