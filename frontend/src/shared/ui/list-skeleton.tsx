import { Skeleton, Stack } from '@mantine/core';

/** Holds the place of a list. It stays invisible for 300 ms: a quick answer shows no placeholder at all. */
export function ListSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <Stack gap={1} className="appear-late" aria-hidden>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} height={60} radius="md" />
      ))}
    </Stack>
  );
}
