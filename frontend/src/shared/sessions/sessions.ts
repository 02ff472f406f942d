import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client';
import type { Page } from '../api/types';

export type OpenSession = {
  id: string;
  current: boolean;
  userAgent?: string | null;
  address?: string | null;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
};

/** Whose: one's own, or those of somebody whom an administrator looks after. */
const pathOf = (userId: string | undefined) => (userId === undefined ? '/sessions' : `/users/${userId}/sessions`);

export function sessionsQuery(userId?: string) {
  return queryOptions({
    queryKey: ['open-sessions', userId],
    queryFn: async ({ signal }) => (await request<Page<OpenSession>>('GET', pathOf(userId), { signal })).data.items,
  });
}

export async function endSession(id: string, userId?: string): Promise<void> {
  await request('DELETE', `${pathOf(userId)}/${id}`);
}

/** One's own except the present one, or all of somebody else's. */
export async function endAllSessions(userId?: string): Promise<number> {
  return (await request<{ ended: number }>('DELETE', pathOf(userId))).data.ended;
}
