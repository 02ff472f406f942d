import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

type Schemas = components['schemas'];

/** Every member is always there; what has no value is null. */
type Answer<T> = { [K in keyof T]-?: Exclude<T[K], undefined> };

export type ConnectedApp = Answer<Schemas['ConnectedApp']>;
export type AllowedApp = Answer<Schemas['AllowedApp']>;
export type NewApp = Schemas['RegisterApp'];
export type AppWithSecret = { secret: string | null; app: ConnectedApp };
/** What an app sent the browser with, by the names of the API. */
export type AppRequest = Answer<Schemas['AppRequest']>;
export type AppQuestion = Answer<Schemas['AppQuestion']>;

export const connectedAppsQuery = queryOptions({
  queryKey: ['connected-apps'],
  queryFn: async ({ signal }) =>
    (await request<{ items: ConnectedApp[] }>('GET', '/connected-apps', { signal })).data.items,
});

export const allowedAppsQuery = queryOptions({
  queryKey: ['session', 'apps'],
  queryFn: async ({ signal }) =>
    (await request<{ items: AllowedApp[] }>('GET', '/session/apps', { signal })).data.items,
});

export function appQuestionQuery(body: AppRequest) {
  return queryOptions({
    queryKey: ['session', 'app-requests', body],
    queryFn: async ({ signal }) =>
      (await request<AppQuestion>('POST', '/session/app-requests/check', { body, signal })).data,
    retry: false,
  });
}

export async function decideOnApp(appRequest: AppRequest, allow: boolean): Promise<string> {
  const body = { request: appRequest, allow };
  return (await request<{ redirectTo: string }>('POST', '/session/app-requests', { body })).data.redirectTo;
}

export async function registerApp(app: NewApp): Promise<AppWithSecret> {
  return (await request<AppWithSecret>('POST', '/connected-apps', { body: app })).data;
}

export async function rotateAppSecret(id: string, graceHours: number): Promise<AppWithSecret> {
  return (await request<AppWithSecret>('POST', `/connected-apps/${id}/rotate`, { body: { graceHours } })).data;
}

export async function revokeApp(id: string): Promise<void> {
  await request('DELETE', `/connected-apps/${id}`);
}

export async function withdrawApp(id: string): Promise<void> {
  await request('DELETE', `/session/apps/${id}`);
}

/** The members of RFC 6749 and 7636, read as texts: a state of digits must come back digit by digit. */
export function appRequestOf(search: string): AppRequest {
  const given = new URLSearchParams(search);
  return {
    clientId: given.get('client_id') ?? '',
    redirectUri: given.get('redirect_uri') ?? '',
    responseType: given.get('response_type'),
    scope: given.get('scope'),
    state: given.get('state'),
    codeChallenge: given.get('code_challenge'),
    codeChallengeMethod: given.get('code_challenge_method'),
  };
}

/** One address a line. */
export function addressesOf(text: string): string[] {
  return text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** All that one can ask for: each permission, each kind of record as a whole, and everything. */
export function scopeChoices(permissions: readonly string[]): string[] {
  const scopes = permissions.map((permission) => permission.replace(/\.(?=[^.]*$)/, ':'));
  const whole = scopes.map((scope) => `${scope.split(':')[0] ?? ''}:*`);
  return ['*:*', '*:read', ...new Set([...whole, ...scopes].sort())];
}
