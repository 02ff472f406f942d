import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { NotificationPage } from '@/shared/api/types';

const pollInterval = 60_000;

type UnreadCount = { count: number };

/** The live stream tells the count as it changes; asking now and then helps where it does not reach. */
export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: async ({ signal }) =>
    (await request<NotificationPage>('GET', '/notifications', { query: { unread: true }, signal })).data.unreadCount,
  refetchInterval: pollInterval,
  retry: false,
});

export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications', 'list'],
  queryFn: async ({ pageParam, signal }) =>
    (await request<NotificationPage>('GET', '/notifications', { query: { cursor: pageParam }, signal })).data,
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
});

export function setUnread(client: QueryClient, count: number): void {
  client.setQueryData(unreadQuery.queryKey, count);
}

/** What is new is loaded anew: only the list tells the names of records. */
export function renewNotifications(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: notificationsQuery.queryKey });
}

/** Shown as read at once; a refusal by the server brings back what it knows. */
export async function markRead(client: QueryClient, id?: string): Promise<void> {
  await client.cancelQueries({ queryKey: ['notifications'] });
  client.setQueryData(
    notificationsQuery.queryKey,
    (data) => data && { ...data, pages: data.pages.map((page) => readIn(page, id)) },
  );
  client.setQueryData(unreadQuery.queryKey, (count = 0) => (id === undefined ? 0 : Math.max(0, count - 1)));
  try {
    const path = id === undefined ? '/notifications/read-all' : `/notifications/${id}/read`;
    setUnread(client, (await request<UnreadCount>('POST', path)).data.count);
  } catch (error) {
    void client.invalidateQueries({ queryKey: ['notifications'] });
    throw error;
  }
}

function readIn(page: NotificationPage, id: string | undefined): NotificationPage {
  const items = page.items.map((item) => (id === undefined || item.id === id ? { ...item, read: true } : item));
  return { ...page, items, unreadCount: id === undefined ? 0 : Math.max(0, page.unreadCount - 1) };
}
