import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';

export const inquiryStates = ['open', 'answered', 'unconfirmed', 'closed'] as const;
export type InquiryState = (typeof inquiryStates)[number];
export type InquiryOutcome = 'waiting' | 'leadMade' | 'openLead' | 'knownContact' | 'refused';

export type Inquiry = {
  id: string;
  kind: 'form' | 'mail';
  reference: string;
  receivedAt: string;
  outcome: InquiryOutcome;
  state: InquiryState;
  reason?: string | null;
  name?: string | null;
  email?: string | null;
  formName?: string | null;
  recordType?: string | null;
  recordId?: string | null;
  recordName?: string | null;
  ownerId?: string | null;
  ownerName?: string | null;
  dueAt?: string | null;
  answeredAt?: string | null;
  values: Record<string, string>;
};

export type Counts = { received: number; leads: number; merged: number; refused: number; waiting: number };

export type InquiryDay = Counts & {
  day: string;
  owned: number;
  answered: number;
  escalated: number;
  orphans: number;
};

export type InquiryAudit = {
  orphans: number;
  open: number;
  overdue: number;
  balances: boolean;
  counts: Counts;
  today: InquiryDay;
  days: InquiryDay[];
};

export type InquirySettings = {
  catcherId?: string | null;
  answerMinutes: number;
  visitOrigins: string[];
  visitRules: { path: string; product: string }[];
};

export const inquiriesQuery = (state: InquiryState | undefined, search: string) =>
  infiniteQueryOptions({
    queryKey: ['inquiries', 'list', state ?? 'all', search],
    queryFn: async ({ pageParam, signal }) =>
      (await request<Page<Inquiry>>('GET', '/inquiries', { query: { state, search, cursor: pageParam }, signal })).data,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const inquiryAuditQuery = queryOptions({
  queryKey: ['inquiries', 'audit'],
  queryFn: async ({ signal }) => (await request<InquiryAudit>('GET', '/inquiries/audit', { signal })).data,
});

export const inquirySettingsQuery = queryOptions({
  queryKey: ['inquiry-settings'],
  queryFn: async ({ signal }) => (await request<InquirySettings>('GET', '/inquiry-settings', { signal })).data,
});

export type InquiryAct = 'answer' | 'reopen' | 'accept';

export async function actOnInquiry(id: string, act: InquiryAct): Promise<void> {
  await request('POST', `/inquiries/${id}/${act}`);
}

export async function giveInquiry(id: string, ownerId: string): Promise<void> {
  await request('POST', `/inquiries/${id}/give`, { body: { ownerId } });
}

export async function saveInquirySettings(body: InquirySettings): Promise<void> {
  await request('PUT', '/inquiry-settings', { body });
}

/** What can be done with an inquiry by hand. */
export function actsOf({ state, outcome, kind, reason }: Inquiry): InquiryAct[] {
  if (state === 'open') return ['answer'];
  if (state === 'answered') return ['reopen'];
  // What does not answer the questions of its form cannot be taken in as it is.
  const isWhole = kind === 'form' && reason !== 'invalid';
  return isWhole && (outcome === 'refused' || outcome === 'waiting') ? ['accept'] : [];
}

/** Whether somebody should have answered by now. */
export function isLate({ state, dueAt }: Pick<Inquiry, 'state' | 'dueAt'>, now: Date): boolean {
  return state === 'open' && dueAt !== null && dueAt !== undefined && new Date(dueAt) < now;
}
