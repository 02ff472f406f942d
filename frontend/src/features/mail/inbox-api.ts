import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';

export type HeldMail = {
  id: string;
  fromName: string | null;
  fromAddress: string;
  subject: string;
  date: string;
  receivedAt: string;
  state: 'held' | 'filed' | 'discarded' | 'refused';
  excerpt: string;
  files: number;
  automatic: boolean;
};

export type HeldMailDetail = HeldMail & {
  text: string;
  fullText: string;
  hasHtml: boolean;
  to: string[];
  proposed: { givenName: string | null; familyName: string | null; email: string } | null;
};

export type Balance = { received: number; filed: number; held: number; discarded: number; refused: number };

/** Whose a mail is now, and how many more of its sender wait. */
export type Filed = { activityId: string; contactId?: string; leadId?: string; others: number };

export const inboxKey = ['records', 'inbound-mail'] as const;

export const heldMailsQuery = infiniteQueryOptions({
  queryKey: [...inboxKey, 'held'] as const,
  queryFn: async ({ pageParam, signal }) =>
    (await request<Page<HeldMail>>('GET', '/inbound-mail', { query: { cursor: pageParam }, signal })).data,
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
  refetchInterval: 30_000,
});

export function heldMailQuery(id: string) {
  return queryOptions({
    queryKey: [...inboxKey, 'one', id] as const,
    queryFn: async ({ signal }) => (await request<HeldMailDetail>('GET', `/inbound-mail/${id}`, { signal })).data,
  });
}

export const balanceQuery = queryOptions({
  queryKey: [...inboxKey, 'balance'] as const,
  queryFn: async ({ signal }) => (await request<Balance>('GET', '/inbound-mail/balance', { signal })).data,
});

export async function fileMail(id: string, contactId: string): Promise<Filed> {
  return (await request<Filed>('POST', `/inbound-mail/${id}/file`, { body: { contactId } })).data;
}

export async function createContactFromMail(id: string, body: Record<string, unknown> = {}): Promise<Filed> {
  return (await request<Filed>('POST', `/inbound-mail/${id}/create-contact`, { body })).data;
}

export async function createLeadFromMail(id: string): Promise<Filed> {
  return (await request<Filed>('POST', `/inbound-mail/${id}/create-lead`, { body: {} })).data;
}

/** What else waits of its sender goes where the mail went; answers which mails those were. */
export async function fileOthers(id: string): Promise<string[]> {
  return (await request<{ ids: string[] }>('POST', `/inbound-mail/${id}/file-others`)).data.ids;
}

export async function discardMail(id: string): Promise<void> {
  await request('POST', `/inbound-mail/${id}/discard`);
}

export async function takeBack(id: string): Promise<void> {
  await request('POST', `/inbound-mail/${id}/undo`);
}
