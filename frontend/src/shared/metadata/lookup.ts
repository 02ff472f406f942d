import { keepPreviousData, queryOptions, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/client';
import type { LookupItem, Session } from '../api/types';

function lookupQuery(recordType: string, query: { q?: string; ids?: string }) {
  return queryOptions({
    queryKey: ['records', 'lookup', recordType, query],
    queryFn: async ({ signal }) =>
      (await request<{ items: LookupItem[] }>('GET', `/lookup/${recordType}`, { query, signal })).data.items,
    staleTime: 60_000,
  });
}

/** Records to choose from; while the next answer is under way the last one stays. */
export function useLookup(recordType: string, q: string, enabled: boolean) {
  return useQuery({ ...lookupQuery(recordType, { q }), enabled, placeholderData: keepPreviousData });
}

/** The labels of known ids, for conditions that came with a link. */
export function useLookupLabels(wanted: readonly { recordType: string; id: string }[]): ReadonlyMap<string, string> {
  return useQueries({
    queries: wanted.map(({ recordType, id }) => ({ ...lookupQuery(recordType, { ids: id }), staleTime: 10 * 60_000 })),
    combine: (results) =>
      new Map(results.flatMap((result) => (result.data ?? []).map((item) => [item.id, item.label] as const))),
  });
}

const sessionKey = ['session'];

/** For parts that know no session of their own: may the signed-in user do this? The server decides again anyway. */
export function useAllowed(permission: string): boolean {
  return useQueryClient().getQueryData<Session>(sessionKey)?.permissions[permission] !== undefined;
}
