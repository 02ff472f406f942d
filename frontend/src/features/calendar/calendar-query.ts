import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { DayItem } from '@/shared/activities/activity-types';
import { request } from '@/shared/api/client';
import { addDays, midnight, type Day } from './calendar-model';

/** Below the activities, so that whatever makes those stale makes the calendar stale too. */
export function calendarQuery(days: readonly Day[], userId: string | undefined) {
  const [first = '', last = first] = [days[0], days.at(-1)];
  const query = { from: midnight(first).toISOString(), to: midnight(addDays(last, 1)).toISOString(), userId };
  return queryOptions({
    queryKey: ['records', 'activities', 'calendar', query] as const,
    queryFn: async ({ signal }) =>
      (await request<{ items: DayItem[] }>('GET', '/calendar', { query, signal })).data.items,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}
