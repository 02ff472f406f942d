import type { JobState } from '@/shared/api/types';

export const jobStates = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const satisfies JobState[];

export type JobSearch = { state?: JobState; whose?: 'everybody' };

/** What the page of jobs keeps in its address; what it does not know is dropped. */
export function jobSearch(search: Record<string, unknown>): JobSearch {
  const state = jobStates.find((known) => known === search.state);
  return { ...(state && { state }), ...(search.whose === 'everybody' ? { whose: 'everybody' } : {}) };
}
