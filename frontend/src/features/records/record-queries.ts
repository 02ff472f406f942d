import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CrmRecord, Page, RecordTypeInfo } from '@/shared/api/types';
import { listQuestion, type ListState } from './list-state';
import { fetchHistory, fetchPage, fetchRecord } from './record-api';

const keptMinutes = 20;

export function listQuery(type: RecordTypeInfo, state: ListState) {
  const question = listQuestion(state);
  return infiniteQueryOptions({
    queryKey: ['records', type.resource, 'list', question] as const,
    queryFn: ({ pageParam, signal }) => fetchPage(type, question, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page<CrmRecord>) => page.nextCursor,
    placeholderData: keepPreviousData,
    gcTime: keptMinutes * 60_000,
    // Coming back to the window must not fetch a long list page by page again.
    refetchOnWindowFocus: (query) => (query.state.data?.pages.length ?? 0) <= 3,
  });
}

export function recordQuery(resource: string, id: string) {
  return queryOptions({
    queryKey: ['records', resource, 'one', id] as const,
    queryFn: ({ signal }) => fetchRecord(resource, id, signal),
  });
}

/** As it was at an instant, which never changes any more. */
export function pastRecordQuery(resource: string, id: string, asOf: string) {
  return queryOptions({
    queryKey: ['records', resource, 'past', id, asOf] as const,
    queryFn: ({ signal }) => fetchRecord(resource, id, signal, asOf),
    staleTime: Infinity,
    retry: false,
  });
}

export function historyQuery(resource: string, id: string) {
  return infiniteQueryOptions({
    queryKey: ['records', resource, 'history', id] as const,
    queryFn: ({ pageParam, signal }) => fetchHistory(resource, id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Records that point here by one of their references. */
export function relatedQuery(type: RecordTypeInfo, field: string, id: string, limit: number) {
  return queryOptions({
    queryKey: ['records', type.resource, 'related', field, id] as const,
    queryFn: ({ signal }) => fetchPage(type, { where: { field, op: 'eq', value: id } }, null, signal, limit),
  });
}
