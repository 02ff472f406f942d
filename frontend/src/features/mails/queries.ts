import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';

export const mailStates = ['queued', 'sent', 'failed', 'held'] as const;

export type MailState = (typeof mailStates)[number];

export type Mail = {
  id: string;
  to: string;
  toName?: string | null;
  subject: string;
  state: MailState;
  attempts: number;
  error?: string | null;
  template?: string | null;
  createdAt: string;
  sentAt?: string | null;
  nextAttemptAt?: string | null;
};

export type MailDetail = Mail & {
  text: string;
  html?: string | null;
  headers: { name: string; value: string }[];
};

export const mailsKey = ['mails'] as const;

const refreshEvery = 15_000;

export function mailsQuery(state?: MailState) {
  return infiniteQueryOptions({
    queryKey: [...mailsKey, 'list', state ?? 'all'] as const,
    queryFn: async ({ pageParam, signal }) =>
      (await request<Page<Mail>>('GET', '/mails', { query: { state, cursor: pageParam }, signal })).data,
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: refreshEvery,
  });
}

export function mailQuery(id: string) {
  return queryOptions({
    queryKey: [...mailsKey, 'one', id] as const,
    queryFn: async ({ signal }) => (await request<MailDetail>('GET', `/mails/${id}`, { signal })).data,
  });
}

export async function retryMail(id: string): Promise<void> {
  await request('POST', `/mails/${id}/retry`);
}
