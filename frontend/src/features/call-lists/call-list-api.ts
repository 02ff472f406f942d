import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';
import type { CallList, CallListProgress, CallListSettings } from '@/shared/call-lists/call-list-types';

export type CallTouch = {
  activityId: string;
  kind: string;
  at: string;
  subject: string;
  excerpt?: string | null;
  userName?: string | null;
};

export type CallCard = {
  entryId: string;
  recordType: string;
  recordId: string;
  name: string;
  company?: string | null;
  title?: string | null;
  number: string;
  numberText: string;
  timeZone: string;
  why: 'callBack' | 'tryAgain' | 'score' | 'inTurn';
  score?: number | null;
  agreedAt?: string | null;
  tries: number;
  lastOutcome?: string | null;
  script?: string | null;
  touches: CallTouch[];
};

export type NextCall = { card?: CallCard | null; nextAt?: string | null; progress: CallListProgress };

export type EntryState = 'waiting' | 'callBack' | 'done' | 'skipped';

export type CallListEntry = {
  id: string;
  recordId: string;
  name?: string | null;
  reason?: string | null;
  outcome?: string | null;
  tries: number;
  notBefore: string;
  doneAt?: string | null;
};

export const callListsQuery = infiniteQueryOptions({
  queryKey: ['call-lists', 'all'],
  queryFn: async ({ pageParam, signal }) =>
    (await request<Page<CallList>>('GET', '/call-lists', { query: { cursor: pageParam }, signal })).data,
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
});

export function callListQuery(id: string) {
  return queryOptions({
    queryKey: ['call-lists', 'one', id] as const,
    queryFn: async ({ signal }) => (await request<CallList>('GET', `/call-lists/${id}`, { signal })).data,
  });
}

export function entriesQuery(id: string, state: EntryState) {
  return infiniteQueryOptions({
    queryKey: ['call-lists', 'entries', id, state] as const,
    queryFn: async ({ pageParam, signal }) =>
      (
        await request<Page<CallListEntry>>('GET', `/call-lists/${id}/entries`, {
          query: { state, cursor: pageParam },
          signal,
        })
      ).data,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

export async function takeNext(id: string): Promise<NextCall> {
  return (await request<NextCall>('POST', `/call-lists/${id}/next`)).data;
}

export type CallDraft = { entryId: string; outcome: string; note?: string; callBackAt?: string };

export async function writeCall(id: string, call: CallDraft): Promise<{ callId: string }> {
  return (await request<{ callId: string }>('POST', `/call-lists/${id}/calls`, { body: call })).data;
}

export async function takeBackCall(id: string, callId: string): Promise<void> {
  await request('DELETE', `/call-lists/${id}/calls/${callId}`);
}

export async function skipEntry(id: string, entryId: string): Promise<void> {
  await request('POST', `/call-lists/${id}/entries/${entryId}/skip`);
}

export async function changeCallList(list: CallList, settings: CallListSettings): Promise<CallList> {
  const headers = { 'If-Match': `"v${list.version}"` };
  return (await request<CallList>('PUT', `/call-lists/${list.id}`, { body: { settings }, headers })).data;
}

export async function closeCallList(id: string, isClosed: boolean): Promise<CallList> {
  return (await request<CallList>('POST', `/call-lists/${id}/${isClosed ? 'close' : 'reopen'}`)).data;
}

export async function deleteCallList(id: string): Promise<void> {
  await request('DELETE', `/call-lists/${id}`);
}
