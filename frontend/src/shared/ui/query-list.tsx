import { Button, Center, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ErrorPanel } from './error-panel';
import { ListSkeleton } from './list-skeleton';
import { RowList } from './row-list';

/** What of a query a list needs: one answer, or one page after the other. */
type ListQuery = {
  error: Error | null;
  refetch: () => Promise<unknown>;
  hasNextPage?: boolean;
  isFetchingNextPage?: boolean;
  fetchNextPage?: () => Promise<unknown>;
};

type QueryListProps<Item> = {
  query: ListQuery;
  items: readonly Item[] | undefined;
  label: string;
  row: (item: Item) => ReactNode;
  /** What stands in place of a list without rows. */
  empty: ReactNode;
  /** The button below the rows, where there are more. */
  more?: string;
  skeletonRows?: number;
};

/** A list in all its states: failed, loading, empty, rows, and the way to more of them. Old rows outlive an error. */
export function QueryList<Item>({ query, items, label, row, empty, more, skeletonRows = 5 }: QueryListProps<Item>) {
  if (!items) {
    return query.error ? (
      <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <ListSkeleton rows={skeletonRows} />
    );
  }
  if (items.length === 0) return empty;
  return (
    <Stack>
      <RowList label={label}>{items.map(row)}</RowList>
      {query.hasNextPage === true && more !== undefined && (
        <Center>
          <Button
            variant="default"
            loading={query.isFetchingNextPage === true}
            onClick={() => void query.fetchNextPage?.()}
          >
            {more}
          </Button>
        </Center>
      )}
    </Stack>
  );
}
