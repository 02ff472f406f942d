import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { apiUrl, request } from '@/shared/api/client';
import type { Job, JobFailure, Page } from '@/shared/api/types';

const slowPause = 4000;
const fastPause = 1200;

/** My own jobs, newest first. The live stream keeps them true; asking now and then helps where it does not reach. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs', 'mine'],
  queryFn: async ({ signal }) =>
    (await request<Page<Job>>('GET', '/jobs', { query: { mine: true }, signal })).data.items,
  staleTime: Infinity,
  retry: false,
  refetchInterval: (query) => pauseFor(query.state.data ?? []),
});

export function jobFailuresQuery(id: string) {
  return queryOptions({
    queryKey: ['jobs', 'failures', id],
    queryFn: async ({ signal }) => (await request<Page<JobFailure>>('GET', `/jobs/${id}/failures`, { signal })).data,
  });
}

export function failuresUrl(id: string): string {
  return apiUrl(`/jobs/${id}/failures.csv`);
}

export function isUnderWay(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running';
}

/** Imports tell their end, what failed and how they are undone on their own page. */
export function hasOwnPage(job: Job): boolean {
  return job.kind.startsWith('import');
}

/** How soon to ask again for jobs that the live stream may not tell of. */
export function pauseFor(jobs: readonly Job[]): number | false {
  const underWay = jobs.filter(isUnderWay);
  if (underWay.length === 0) return false;
  return underWay.some((job) => job.total < 5000) ? fastPause : slowPause;
}

/** News of a job, from whatever side, also of one just started here; older news than what is known is passed over. */
export function putJob(client: QueryClient, job: Job): void {
  client.setQueryData(jobsQuery.queryKey, (jobs = []) => {
    const known = jobs.find((other) => other.id === job.id);
    if (!known) return [job, ...jobs];
    return isNewer(job, known) ? jobs.map((other) => (other === known ? { ...known, ...job } : other)) : jobs;
  });
}

function isNewer(job: Job, known: Job): boolean {
  if (!isUnderWay(known) && isUnderWay(job)) return job.done < known.total && known.state !== 'completed';
  return job.done >= known.done || job.state !== known.state;
}

/** Somebody else's job, stopped by whoever may, is none of mine. */
function putMine(client: QueryClient, job: Job): void {
  const known = client.getQueryData(jobsQuery.queryKey);
  if (known?.some(({ id }) => id === job.id)) putJob(client, job);
}

export async function cancelJob(client: QueryClient, id: string): Promise<void> {
  putMine(client, (await request<Job>('POST', `/jobs/${id}/cancel`)).data);
}

export async function retryJob(client: QueryClient, id: string): Promise<void> {
  const { data } = await request<Job>('POST', `/jobs/${id}/retry`);
  client.setQueryData(jobsQuery.queryKey, (jobs = []) => jobs.map((job) => (job.id === id ? data : job)));
}
