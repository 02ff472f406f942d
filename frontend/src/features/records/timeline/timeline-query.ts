import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { components } from '@/shared/api/schema';

export type TimelineItem = components['schemas']['TimelineItem'];
type TimelinePage = components['schemas']['TimelinePage'];

/** Of which kinds something is shown; changes are what befell the record itself. */
export const timelineFilters = {
  all: undefined,
  note: 'note',
  task: 'task',
  call: 'call',
  meeting: 'meeting',
  email: 'email',
  deals: 'dealMoved,dealWon,dealLost,quoteSent,quoteOpened,quoteQuestion,quoteAnswer,quoteAccepted,quoteDeclined',
  changes: 'created,merged,ownerChanged,stageChanged,statusChanged,consent,file',
} as const;

export type TimelineFilter = keyof typeof timelineFilters;

/** Beside the lists of activities, so that whatever makes those stale makes this stale too. */
export function timelineQuery(resource: string, id: string, filter: TimelineFilter) {
  return infiniteQueryOptions({
    queryKey: ['records', 'activities', 'related', 'timeline', resource, id, filter] as const,
    queryFn: async ({ pageParam, signal }) => {
      const query = { kind: timelineFilters[filter], cursor: pageParam ?? undefined };
      return (await request<TimelinePage>('GET', `/${resource}/${id}/timeline`, { query, signal })).data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // What happened is written a moment after the happening: whoever stays on the page sees it soon.
    refetchInterval: 20_000,
  });
}
