import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { ImportJob, ImportRecordType, ImportRow, ImportTarget, Page } from '@/shared/api/types';
import { isUnderWay } from './model';

const pollMilliseconds = 800;

export const importListQuery = infiniteQueryOptions({
  queryKey: ['imports', 'list'],
  queryFn: async ({ pageParam, signal }) =>
    (await request<Page<ImportJob>>('GET', '/imports', { query: { cursor: pageParam }, signal })).data,
  initialPageParam: '',
  getNextPageParam: (page) => page.nextCursor,
  refetchInterval: (query) =>
    query.state.data?.pages.some((page) => page.items.some((job) => isUnderWay(job.state)))
      ? pollMilliseconds * 3
      : false,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: async ({ signal }) => (await request<ImportJob>('GET', `/imports/${id}`, { signal })).data,
    refetchInterval: (query) => (query.state.data && isUnderWay(query.state.data.state) ? pollMilliseconds : false),
  });

export const targetsQuery = (recordType: ImportRecordType) =>
  queryOptions({
    queryKey: ['imports', 'targets', recordType],
    queryFn: async ({ signal }) =>
      (await request<{ fields: ImportTarget[] }>('GET', '/imports/targets', { query: { recordType }, signal })).data
        .fields,
    staleTime: Infinity,
  });

export const explainedRowsQuery = (id: string, outcome: 'rejected' | 'remarks') =>
  infiniteQueryOptions({
    queryKey: ['imports', 'rows', id, outcome],
    queryFn: async ({ pageParam, signal }) =>
      (
        await request<Page<ImportRow>>('GET', `/imports/${id}/rows`, {
          query: { outcome, cursor: pageParam },
          signal,
        })
      ).data,
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });

export async function uploadImport(file: File, recordType: ImportRecordType): Promise<ImportJob> {
  const form = new FormData();
  form.set('recordType', recordType);
  form.set('file', file);
  return (await request<ImportJob>('POST', '/imports', { body: form })).data;
}

export type RunInput = { id: string; columns: { index: number; field: string | null }[]; externalSource?: string };

export async function runImport({ id, ...body }: RunInput): Promise<ImportJob> {
  return (await request<ImportJob>('POST', `/imports/${id}/run`, { body })).data;
}

export async function steerImport(id: string, verb: 'cancel' | 'undo'): Promise<ImportJob> {
  return (await request<ImportJob>('POST', `/imports/${id}/${verb}`)).data;
}
