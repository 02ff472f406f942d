import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import { everything, type Channel } from '@/shared/consents/consents';

export type ConsentStatus = 'granted' | 'withdrawn';

export type ConsentState = {
  channel: Channel;
  purpose: string;
  /** Null: never asked. */
  status: ConsentStatus | null;
  at: string | null;
  maySend: boolean;
  reason: string;
};

export type ConsentAct = {
  id: string;
  channel: Channel;
  purpose: string;
  status: ConsentStatus;
  at: string;
  recordedAt: string;
  source: string;
  textVersion: number | null;
  language: string | null;
  ip: string | null;
  form: string | null;
};

export type Consents = { states: ConsentState[]; history: ConsentAct[] };
export type PreferenceLink = { url: string; expiresAt: string };

export const consentsQuery = (resource: string, id: string) =>
  queryOptions({
    queryKey: ['records', resource, 'consents', id],
    queryFn: async ({ signal }) => (await request<Consents>('GET', `/${resource}/${id}/consents`, { signal })).data,
  });

export type NewAct = {
  channel: Channel;
  purpose: string;
  status: ConsentStatus;
  at: string;
  language: string;
  form: string;
};

export async function recordConsent(resource: string, id: string, act: NewAct): Promise<Consents> {
  const { form, ...rest } = act;
  const body = { ...rest, ...(form.trim() !== '' && { form: form.trim() }) };
  return (await request<Consents>('POST', `/${resource}/${id}/consents`, { body })).data;
}

export async function makePreferenceLink(resource: string, id: string): Promise<PreferenceLink> {
  return (await request<PreferenceLink>('POST', `/${resource}/${id}/preference-link`)).data;
}

/** The act that a state comes from: the last word on this channel, about this purpose or about all. */
export function actBehind(state: ConsentState, history: readonly ConsentAct[]): ConsentAct | undefined {
  return history.find(
    ({ channel, purpose, status, at }) =>
      channel === state.channel &&
      (purpose === state.purpose || purpose === everything) &&
      status === state.status &&
      at === state.at,
  );
}
