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

type QueryFrameProps = {
  query: ListQuery;
  isLoaded: boolean;
  /** The button below, where there are more. */
  more?: string;
  skeletonRows?: number;
  children: ReactNode;
};

/** Around what loads in pages: failed, loading, there, and the way to more. What is there outlives an error. */
export function QueryFrame({ query, isLoaded, more, skeletonRows = 5, children }: QueryFrameProps) {
  if (!isLoaded) {
    return query.error ? (
      <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <ListSkeleton rows={skeletonRows} />
    );
  }
  return (
    <Stack>
      {children}
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

type QueryListProps<Item> = Omit<QueryFrameProps, 'isLoaded' | 'children'> & {
  items: readonly Item[] | undefined;
  label: string;
  row: (item: Item) => ReactNode;
  /** What stands in place of a list without rows. */
  empty: ReactNode;
};

/** A list of rows in all its states. */
export function QueryList<Item>({ items, label, row, empty, ...frame }: QueryListProps<Item>) {
  return (
    <QueryFrame {...frame} isLoaded={items !== undefined}>
      {items?.length === 0 ? empty : <RowList label={label}>{items?.map(row)}</RowList>}
    </QueryFrame>
  );
}
