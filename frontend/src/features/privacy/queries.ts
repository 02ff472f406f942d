import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { apiUrl, request } from '@/shared/api/client';
import type { Job, Page } from '@/shared/api/types';

export type PersonWanted = { email: string; phone: string; name: string; everywhere: boolean };
export type Rows = { source: string; rows: number };
export type FoundPerson = {
  recordType: string;
  recordId: string;
  label: string | null;
  deleted: boolean;
  matchedBy: string[];
};
export type FoundPersons = { items: FoundPerson[]; tables?: Rows[] | null; suppressed: boolean };

export const grounds = [
  'request',
  'consentWithdrawn',
  'noLongerNeeded',
  'unlawfulProcessing',
  'legalObligation',
  'retention',
] as const;

export type Ground = (typeof grounds)[number];

export type Erasure = {
  id: string;
  recordType: string;
  recordId: string;
  ground: Ground;
  state: 'requested' | 'approved' | 'rejected' | 'erased';
  requestedAt: string;
  decidedAt?: string | null;
  jobId?: string | null;
  erasedAt: string | null;
  /** Whoever asked does not approve, unless nobody else could. */
  needsAnother?: boolean;
  approvableFrom?: string | null;
  /** What would go, and afterwards what went. */
  sources: Rows[];
  mentions: Rows[];
  identifiers: string[];
  verifiedAt: string | null;
  cleaning: string | null;
};

/** In a body, so that the person stands in no address and no log. */
export async function findPersons({ email, phone, name, everywhere }: PersonWanted): Promise<FoundPersons> {
  const given = Object.entries({ email: email.trim(), phone: phone.trim(), name: name.trim() });
  const body = { ...Object.fromEntries(given.filter(([, value]) => value !== '')), everywhere };
  return (await request<FoundPersons>('POST', '/privacy/find', { body })).data;
}

export async function liftSuppression({ email, phone }: Pick<PersonWanted, 'email' | 'phone'>): Promise<void> {
  const body = { ...(email.trim() && { email: email.trim() }), ...(phone.trim() && { phone: phone.trim() }) };
  await request('POST', '/privacy/suppressions/lift', { body });
}

export function packageUrl({ recordType, recordId }: FoundPerson): string {
  return apiUrl(`/privacy/persons/${recordType}/${recordId}/package`);
}

export const erasuresKey = ['erasures'] as const;

export const erasuresQuery = infiniteQueryOptions({
  queryKey: erasuresKey,
  queryFn: async ({ pageParam, signal }) =>
    (await request<Page<Erasure>>('GET', '/privacy/erasures', { query: { cursor: pageParam }, signal })).data,
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
});

export async function askForErasure(person: FoundPerson, ground: Ground): Promise<Erasure> {
  const body = { recordType: person.recordType, recordId: person.recordId, ground };
  return (await request<Erasure>('POST', '/privacy/erasures', { body })).data;
}

export async function decideErasure(id: string, decision: 'approve' | 'reject'): Promise<Erasure> {
  return (await request<Erasure>('POST', `/privacy/erasures/${id}/${decision}`)).data;
}

const pollEvery = 1000;

export const isUnderWay = ({ state, verifiedAt }: Erasure): boolean =>
  state === 'approved' || (state === 'erased' && verifiedAt === null);

/** Looks again until the proof is there. */
export const erasureQuery = (of: Erasure) =>
  queryOptions({
    queryKey: [...erasuresKey, of.id],
    queryFn: async ({ signal }) => (await request<Erasure>('GET', `/privacy/erasures/${of.id}`, { signal })).data,
    initialData: of,
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? pollEvery : false),
  });

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['privacy-job', id],
    queryFn: async ({ signal }) => (await request<Job>('GET', `/jobs/${id}`, { signal })).data,
    refetchInterval: ({ state: { data } }) => (data?.finishedAt ? false : pollEvery),
  });
