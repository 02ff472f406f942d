import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { JobSearch } from '@/app/jobs/job-search';
import { pauseFor } from '@/app/jobs/jobs';
import { request } from '@/shared/api/client';
import type { Job, Page } from '@/shared/api/types';

export function jobListQuery({ state, whose }: JobSearch) {
  return infiniteQueryOptions({
    queryKey: ['jobs', 'list', state ?? 'all', whose ?? 'mine'],
    queryFn: async ({ pageParam, signal }) => {
      const query = { state, mine: whose === 'everybody' ? undefined : true, cursor: pageParam };
      return (await request<Page<Job>>('GET', '/jobs', { query, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
    refetchInterval: (query) => pauseFor(query.state.data?.pages.flatMap((page) => page.items) ?? []),
  });
}

export function jobQuery(id: string) {
  return queryOptions({
    queryKey: ['jobs', 'one', id],
    queryFn: async ({ signal }) => (await request<Job>('GET', `/jobs/${id}`, { signal })).data,
    staleTime: 0,
    refetchInterval: (query) => (query.state.data ? pauseFor([query.state.data]) : false),
  });
}

/** What was stopped, taken up again or undone is another than what is shown. */
export function renewJobs(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['jobs', 'list'] });
  void client.invalidateQueries({ queryKey: ['jobs', 'one'] });
}
