import { queryOptions } from '@tanstack/react-query';
import { changeActivity, createActivity, type WrittenActivity } from '../activities/activity-api';
import { request } from '../api/client';
import type { CrmRecord } from '../api/types';
import { fromWallClock } from '../lib/zoned-time';

export type NoteFacts = {
  people: { contactId: string; name: string; words: string }[];
  days: { day: string; words: string; sentence: string }[];
  promises: { id: string; what: string; due: string | null; promisedBy: 'us' | 'them' }[];
};

/** One thing that a note says, to be confirmed or let go. */
export type Fact =
  | { kind: 'person'; key: string; contactId: string; name: string; words: string }
  | { kind: 'day'; key: string; day: string; words: string; sentence: string }
  | { kind: 'promise'; key: string; id: string; what: string; due: string | null; promisedBy: 'us' | 'them' };

/** Promises are found a moment after the note is saved. */
const searchedFor = 6000;

export const factsQuery = (activityId: string) =>
  queryOptions({
    queryKey: ['records', 'activities', 'facts', activityId] as const,
    queryFn: async ({ signal }) =>
      (await request<NoteFacts>('GET', `/activities/${activityId}/facts`, { signal })).data,
    refetchInterval: ({ state }) => (state.dataUpdateCount * 1000 < searchedFor ? 1000 : false),
    retry: false,
  });

export function factsOf({ people, days, promises }: NoteFacts): Fact[] {
  return [
    ...promises.map((promise) => ({ ...promise, kind: 'promise' as const, key: promise.id })),
    ...people.map((person) => ({ ...person, kind: 'person' as const, key: person.contactId })),
    ...days.map((day) => ({ ...day, kind: 'day' as const, key: day.day })),
  ];
}

/** Whom or what the note is about: tasks that come of it are about the same. */
export type NoteSubject = { contactId?: string; accountId?: string };

const morning = '09:00';
const longestSubject = 300;

export async function confirmFact(fact: Fact, noteId: string, subject: NoteSubject, timeZone: string) {
  switch (fact.kind) {
    case 'person': {
      const { data } = await request<CrmRecord>('GET', `/activities/${noteId}`);
      const attendees = Array.isArray(data.attendees) ? (data.attendees as unknown[]) : [];
      const person = { recordType: 'contact', recordId: fact.contactId, name: fact.name };
      return await changeActivity(noteId, { attendees: [...attendees, person] });
    }
    case 'day':
      return await createActivity({
        kind: 'task',
        subject: fact.sentence.slice(0, longestSubject),
        dueAt: fromWallClock(`${fact.day}T${morning}`, timeZone),
        ...subject,
      });
    case 'promise':
      return await settle(fact.id, 'confirm');
  }
}

/** Only a promise is kept as a proposal: everything else is forgotten when it is not confirmed. */
export async function dismissFact(fact: Fact): Promise<void> {
  if (fact.kind === 'promise') await settle(fact.id, 'dismiss');
}

async function settle(id: string, act: 'confirm' | 'dismiss'): Promise<WrittenActivity> {
  const { data, response } = await request<CrmRecord>('POST', `/promises/${id}/${act}`, { body: {} });
  return { record: data, changeSetId: response.headers.get('Change-Set-Id') ?? undefined };
}
