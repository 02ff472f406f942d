import { queryOptions, skipToken } from '@tanstack/react-query';
import { changeActivity } from '@/shared/activities/activity-api';
import { request } from '@/shared/api/client';
import type { CrmRecord } from '@/shared/api/types';
import type { Call } from './call-news';

type Touch = { kind: 'note' | 'call' | 'meeting' | 'email'; title: string; at: string; source: { id: string } };
type OpenPromise = { id: string; what: string; due: string | null };

export type Caller = {
  accountId: string | undefined;
  accountName: string;
  lastTouch: Touch | undefined;
  promises: readonly OpenPromise[];
};

const mostPromises = 3;
const touches = 'note,call,meeting,email';

/** What one wants to know before picking up; what the agent may not see is left out. */
export function callerQuery({ record, activityId }: Call) {
  return queryOptions({
    queryKey: ['records', 'activities', 'caller', record?.recordId, activityId] as const,
    queryFn: record ? () => read(record, activityId) : skipToken,
    retry: false,
  });
}

async function read({ recordType, recordId }: NonNullable<Call['record']>, activityId: string): Promise<Caller> {
  const path = `/${recordType}s/${recordId}`;
  const where = {
    all: [
      { field: `${recordType}Id`, op: 'eq', value: recordId },
      { field: 'state', op: 'in', value: ['confirmed', 'proposed'] },
    ],
  };
  const [known, timeline, promises] = await Promise.all([
    orNothing(request<CrmRecord>('GET', path)),
    orNothing(request<{ items: Touch[] }>('GET', `${path}/timeline`, { query: { kind: touches, limit: 2 } })),
    orNothing(request<{ items: OpenPromise[] }>('POST', '/promises/search', { body: { where, limit: mostPromises } })),
  ]);
  const account = known?.accountId;
  return {
    accountId: typeof account === 'string' ? account : undefined,
    accountName: typeof known?.accountName === 'string' ? known.accountName : '',
    lastTouch: timeline?.items.find(({ source }) => source.id !== activityId),
    promises: promises?.items ?? [],
  };
}

async function orNothing<T>(answer: Promise<{ data: T }>): Promise<T | undefined> {
  try {
    return (await answer).data;
  } catch {
    return undefined;
  }
}

type NewCaller = { givenName: string; familyName: string; number: string };

export async function createCaller(activityId: string, { givenName, familyName, number }: NewCaller) {
  const { data, response } = await request<CrmRecord>('POST', '/contacts', {
    body: {
      ...(givenName.trim() === '' ? {} : { givenName: givenName.trim() }),
      ...(familyName.trim() === '' ? {} : { familyName: familyName.trim() }),
      phones: [{ number }],
    },
  });
  await changeActivity(activityId, { contactId: data.id });
  return { id: data.id, changeSetId: response.headers.get('Change-Set-Id') ?? undefined };
}
