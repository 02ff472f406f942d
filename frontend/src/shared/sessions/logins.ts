import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client';
import type { Page } from '../api/types';

/** An account in the company's directory that is linked to a user. */
export type LinkedLogin = { id: string; name: string; issuer: string; linkedAt: string; lastUsedAt: string };

const pathOf = (userId: string | undefined) => (userId === undefined ? '/session/logins' : `/users/${userId}/logins`);

export function linkedLoginsQuery(userId?: string) {
  return queryOptions({
    queryKey: ['linked-logins', userId],
    queryFn: async ({ signal }) => (await request<Page<LinkedLogin>>('GET', pathOf(userId), { signal })).data.items,
  });
}

export async function unlinkLogin(id: string, userId?: string): Promise<void> {
  await request('DELETE', `${pathOf(userId)}/${id}`);
}
