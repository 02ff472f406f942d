import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';

export type OpenSession = {
  id: string;
  current: boolean;
  userAgent?: string | null;
  address?: string | null;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
};

export type SignIn = {
  id: string;
  at: string;
  outcome: 'succeeded' | 'wrongPassword' | 'wrongCode' | 'deactivated';
  userAgent?: string | null;
  address?: string | null;
};

export type SecondFactor = { on: boolean; required: boolean; recoveryCodesLeft: number };
export type NewSecondFactor = { key: string; uri: string };

/** Whose: one's own, or those of somebody whom an administrator looks after. */
const pathOf = (userId: string | undefined, what: string) =>
  userId === undefined ? `/${what}` : `/users/${userId}/${what}`;

export function sessionsQuery(userId?: string) {
  return queryOptions({
    queryKey: ['open-sessions', userId],
    queryFn: async ({ signal }) =>
      (await request<Page<OpenSession>>('GET', pathOf(userId, 'sessions'), { signal })).data.items,
  });
}

export function signInsQuery(userId?: string) {
  return infiniteQueryOptions({
    queryKey: ['sign-ins', userId],
    queryFn: async ({ pageParam, signal }) =>
      (
        await request<Page<SignIn>>('GET', pathOf(userId, 'sign-ins'), {
          query: { limit: 20, cursor: pageParam },
          signal,
        })
      ).data,
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  });
}

export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: async ({ signal }) => (await request<SecondFactor>('GET', '/session/second-factor', { signal })).data,
});

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await request('PUT', '/session/password', { body: { currentPassword, newPassword } });
}

export async function endSession(id: string): Promise<void> {
  await request('DELETE', `/sessions/${id}`);
}

export async function endOtherSessions(): Promise<number> {
  return (await request<{ ended: number }>('DELETE', '/sessions')).data.ended;
}

export async function beginSecondFactor(password: string): Promise<NewSecondFactor> {
  return (await request<NewSecondFactor>('POST', '/session/second-factor', { body: { password } })).data;
}

export async function confirmSecondFactor(code: string): Promise<string[]> {
  return (await request<{ codes: string[] }>('POST', '/session/second-factor/confirm', { body: { code } })).data.codes;
}

export async function renewRecoveryCodes(code: string): Promise<string[]> {
  const path = '/session/second-factor/recovery-codes';
  return (await request<{ codes: string[] }>('POST', path, { body: { code } })).data.codes;
}

export async function removeSecondFactor(password: string, code: string): Promise<void> {
  await request('POST', '/session/second-factor/remove', { body: { password, code } });
}
