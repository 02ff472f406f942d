import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';

export type SignIn = {
  id: string;
  at: string;
  outcome:
    'succeeded' | 'wrongPassword' | 'wrongCode' | 'deactivated' | 'wrongPasskey' | 'otherAccount' | 'directoryOnly';
  method?: 'password' | 'passkey' | 'directory' | null;
  userAgent?: string | null;
  address?: string | null;
};

export type SecondFactor = { on: boolean; required: boolean; recoveryCodesLeft: number };
export type NewSecondFactor = { key: string; uri: string };

/** One's own, also those that failed. */
export function signInsQuery() {
  return infiniteQueryOptions({
    queryKey: ['sign-ins'],
    queryFn: async ({ pageParam, signal }) =>
      (
        await request<Page<SignIn>>('GET', '/sign-ins', {
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
