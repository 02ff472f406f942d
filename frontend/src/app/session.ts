import { queryOptions, useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import { request, setAntiforgeryToken } from '@/shared/api/client';
import type { Session } from '@/shared/api/types';
import type { PasskeyAnswer } from '@/shared/passkeys/webauthn';
import { forgetRecentRecords } from '@/shared/search/recent';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => adopt((await request<Session>('GET', '/session', { signal })).data),
  staleTime: Infinity,
  gcTime: Infinity,
});

/** Whoever works for a dealer: the portal is all that is open to them. */
export function isPartner({ user }: Session): boolean {
  return user !== null && 'partnerId' in user && user.partnerId != null;
}

function adopt(session: Session): Session {
  setAntiforgeryToken(session.antiforgeryToken);
  return session;
}

export type Credentials = { email: string; password: string; keepSignedIn: boolean; code?: string };
export type FirstAdministrator = { token: string; name: string; email: string; password: string };

export async function signIn(client: QueryClient, credentials: Credentials): Promise<Session> {
  return await enter(client, (await request<Session>('POST', '/session', { body: credentials })).data);
}

export async function signInWithPasskey(
  client: QueryClient,
  answer: PasskeyAnswer,
  keepSignedIn: boolean,
): Promise<Session> {
  return await enter(
    client,
    (await request<Session>('POST', '/session/passkey', { body: { ...answer, keepSignedIn } })).data,
  );
}

/** With what the company's directory has answered, which the browser keeps in a cookie. */
export async function signInThroughDirectory(client: QueryClient, code?: string): Promise<Session> {
  const body = code === undefined ? {} : { code };
  return await enter(client, (await request<Session>('POST', '/session/directory', { body })).data);
}

export async function setUp(client: QueryClient, administrator: FirstAdministrator): Promise<Session> {
  return await enter(client, (await request<Session>('POST', '/session/setup', { body: administrator })).data);
}

export type Acceptance = { token: string; name: string; password: string };

/** Makes the account of an invitation; whoever was signed in before in this browser is not any more. */
export async function acceptInvitation(client: QueryClient, acceptance: Acceptance): Promise<Session> {
  const { data } = await request<Session>('POST', '/invitations/accept', { body: acceptance });
  forgetSeen(client);
  return await enter(client, data);
}

async function enter(client: QueryClient, session: Session): Promise<Session> {
  // The answer's token may still be bound to the anonymous visitor: the session is asked for again as the user.
  adopt(session);
  return await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
}

export async function signOut(client: QueryClient): Promise<void> {
  await request('DELETE', '/session');
  await forgetUser(client);
}

/** Nothing one user has seen may be left for the next one at this browser. */
export async function forgetUser(client: QueryClient): Promise<void> {
  forgetSeen(client);
  await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
}

function forgetSeen(client: QueryClient): void {
  forgetRecentRecords();
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
}

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

export function can(session: Session, permission: string): boolean {
  return session.permissions[permission] !== undefined;
}

export function useCan(permission: string): boolean {
  return can(useSession(), permission);
}
