import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { BoardFilter } from './board-api';
import { asCard, type Column, type LeadPage } from './lead-board-model';

const shown = 'displayName,companyName,status,score,interest,ownerId,answerDue,handoff';

export const leadColumnsKey = ['records', 'leads', 'column'] as const;

/** Whoever waits for an answer comes first; of what is closed, what came last. */
export function leadColumnQuery(status: Column, { q, mine }: BoardFilter) {
  return infiniteQueryOptions({
    queryKey: [...leadColumnsKey, status, { q, mine }] as const,
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await request<LeadPage>('GET', '/leads', {
        query: {
          status,
          q,
          ownerId: mine === true ? 'me' : undefined,
          sort: status === 'disqualified' ? '-updatedAt' : 'answerDue',
          limit: 60,
          cursor: pageParam,
          fields: shown,
          count: pageParam === null ? 'true' : undefined,
        },
        signal,
      });
      return { ...data, items: data.items.map(asCard) };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchOnWindowFocus: (query) => (query.state.data?.pages.length ?? 0) <= 3,
  });
}
