import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';

export type PortalLead = {
  id: string;
  name?: string | null;
  companyName?: string | null;
  title?: string | null;
  city?: string | null;
  country?: string | null;
  interest?: string | null;
  product?: string | null;
  reference?: string | null;
  state: 'offered' | 'accepted';
  status: string;
  dueAt: string;
  message?: string | null;
  emails: string[];
  phones: string[];
  notes: { at: string; text: string; byName?: string | null }[];
};

export type PortalState = PortalLead['state'];
export type PortalAct = 'accept' | 'contact' | 'work' | 'qualify';
export type PortalDocument = { id: string; title: string; fileName: string; sharedAt: string };

export function portalLeadsQuery(state: PortalState) {
  return infiniteQueryOptions({
    queryKey: ['portal', 'leads', state] as const,
    queryFn: async ({ pageParam, signal }) =>
      (await request<Page<PortalLead>>('GET', '/portal/leads', { query: { state, cursor: pageParam }, signal })).data,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function portalLeadQuery(id: string) {
  return queryOptions({
    queryKey: ['portal', 'lead', id] as const,
    queryFn: async ({ signal }) => (await request<PortalLead>('GET', `/portal/leads/${id}`, { signal })).data,
  });
}

export const portalDocumentsQuery = queryOptions({
  queryKey: ['portal', 'documents'],
  queryFn: async ({ signal }) =>
    (await request<{ items: PortalDocument[] }>('GET', '/portal/documents', { signal })).data.items,
});

export async function actOnLead(id: string, act: PortalAct): Promise<PortalLead> {
  return (await request<PortalLead>('POST', `/portal/leads/${id}/${act}`)).data;
}

export async function declineLead(id: string, reason: string): Promise<void> {
  await request('POST', `/portal/leads/${id}/decline`, { body: { reason } });
}

export async function disqualifyLead(id: string, reason: string, note: string): Promise<PortalLead> {
  const body = note === '' ? { reason } : { reason, note };
  return (await request<PortalLead>('POST', `/portal/leads/${id}/disqualify`, { body })).data;
}

export async function noteLead(id: string, text: string): Promise<PortalLead> {
  return (await request<PortalLead>('POST', `/portal/leads/${id}/notes`, { body: { text } })).data;
}
