import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { DayItem, MyDay } from '@/shared/activities/activity-types';
import { request } from '@/shared/api/client';

const dayKey = ['records', 'activities', 'day'] as const;

/** Below the activities, so that whatever makes those stale makes the day stale too. */
export const myDayQuery = queryOptions({
  queryKey: dayKey,
  queryFn: async ({ signal }) => (await request<MyDay>('GET', '/my-day', { signal })).data,
  // Colleagues plan for one, and hours pass.
  refetchInterval: 60_000,
});

/** Shows at once what the server will say in a moment. */
export function markInDay(client: QueryClient, id: string, status: DayItem['status']): void {
  const mark = (items: DayItem[]) => items.map((item) => (item.id === id ? { ...item, status } : item));
  client.setQueryData(
    dayKey,
    (day: MyDay | undefined) =>
      day && { ...day, overdue: mark(day.overdue), today: mark(day.today), meetings: mark(day.meetings) },
  );
}
