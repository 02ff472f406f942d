import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { RecordTypeInfo } from '@/shared/api/types';
import { lastList } from './last-list';
import { listQuery } from './record-queries';

export type Neighbours =
  { previous: string | undefined; next: string | undefined; place: number; total: number } | undefined;

const fetchAhead = 5;

/** Who comes before and after in the list that the record was opened from; undefined when it came from elsewhere. */
export function useNeighbours(type: RecordTypeInfo, id: string): Neighbours {
  const state = lastList(type.name);
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    ...listQuery(type, state ?? {}),
    enabled: state !== undefined,
    // The order in which the reader saw the rows stays while they step through them.
    staleTime: Infinity,
  });
  const ids = useMemo(() => data?.pages.flatMap((page) => page.items.map((record) => record.id)) ?? [], [data]);
  const index = ids.indexOf(id);
  const isNearEnd = index >= 0 && index >= ids.length - fetchAhead;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetching) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetching, fetchNextPage]);
  if (state === undefined || index < 0) return undefined;
  return {
    previous: ids[index - 1],
    next: ids[index + 1],
    place: index + 1,
    total: data?.pages[0]?.totalCount ?? ids.length,
  };
}
