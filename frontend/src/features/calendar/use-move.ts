import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useFormatter } from 'use-intl';
import { useActivityActions } from '@/app/activity-actions';
import type { DayItem } from '@/shared/activities/activity-types';
import { request } from '@/shared/api/client';
import type { CrmRecord } from '@/shared/api/types';
import { shifted } from './calendar-model';

const calendarKey = ['records', 'activities', 'calendar'];

/** Moves something to another time: shown at once, saved behind, taken back by the toast. */
export function useMove(): (item: DayItem, to: Date) => Promise<void> {
  const client = useQueryClient();
  const format = useFormatter();
  const { move } = useActivityActions();
  return useCallback(
    async (item, to) => {
      const by = to.getTime() - Date.parse(item.at);
      if (by === 0) return;
      await client.cancelQueries({ queryKey: calendarKey });
      client.setQueriesData<DayItem[]>({ queryKey: calendarKey }, (items) =>
        items?.map((each) => (each.id === item.id ? { ...each, ...movedItem(each, by) } : each)),
      );
      const when = format.dateTime(to, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: 'numeric',
        minute: '2-digit',
      });
      const patch = request<CrmRecord>('GET', `/activities/${item.id}`).then(({ data }) => shifted(data, by));
      // Refused, the next answer puts it back where it was.
      await move(item, await patch, when);
    },
    [client, format, move],
  );
}

function movedItem({ at, endsAt }: DayItem, by: number): Partial<DayItem> {
  const later = (instant: string) => new Date(Date.parse(instant) + by).toISOString();
  return { at: later(at), ...(endsAt == null ? {} : { endsAt: later(endsAt) }) };
}
