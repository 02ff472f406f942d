import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { request } from '../api/client';
import type { Metadata, RecordTypeInfo } from '../api/types';

export const metadataQuery = queryOptions({
  queryKey: ['metadata'],
  queryFn: async ({ signal }) => (await request<Metadata>('GET', '/metadata', { signal })).data,
  // A field that an administrator adds is there within a minute.
  staleTime: 60_000,
  gcTime: Infinity,
});

export function useMetadata(): Metadata {
  return useSuspenseQuery(metadataQuery).data;
}

export function useRecordType(name: string): RecordTypeInfo {
  const type = useMetadata().recordTypes.find((candidate) => candidate.name === name);
  if (!type) throw new Error(`The server declares no record type "${name}"`);
  return type;
}
