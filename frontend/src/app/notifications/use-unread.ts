import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { onLive } from '@/shared/api/live';
import { renewNotifications, setUnread, unreadQuery } from './notification-queries';

/** How many are unread; zero until it is known, and where it cannot be asked. */
export function useUnread(): number {
  return useQuery(unreadQuery).data ?? 0;
}

export function useNotificationNews(): void {
  const client = useQueryClient();
  useEffect(() => onLive('unread', (data) => setUnread(client, (data as { count: number }).count)), [client]);
  useEffect(() => onLive('notification', () => renewNotifications(client)), [client]);
}
