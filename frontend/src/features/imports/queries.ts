import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type {
  ColumnValues,
  ImportJob,
  ImportMapping,
  ImportReading,
  ImportRecordType,
  ImportRow,
  ImportTarget,
  SavedMapping,
} from '@/shared/api/import-types';
import type { Page } from '@/shared/api/types';
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
    refetchInterval: (query) => {
      const job = query.state.data;
      if (!job) return false;
      if (isUnderWay(job.state)) return pollMilliseconds;
      // The records are there; that search finds them too follows shortly.
      return job.state === 'completed' && job.searchable === false ? pollMilliseconds * 3 : false;
    },
  });

export const targetsQuery = (recordType: ImportRecordType) =>
  queryOptions({
    queryKey: ['imports', 'targets', recordType],
    queryFn: async ({ signal }) =>
      (await request<{ fields: ImportTarget[] }>('GET', '/imports/targets', { query: { recordType }, signal })).data
        .fields,
    staleTime: Infinity,
  });

export const columnValuesQuery = (id: string, index: number, field: string | null) =>
  queryOptions({
    // What a value becomes depends on the field that the column is for.
    queryKey: ['imports', 'values', id, index, field],
    queryFn: async ({ signal }) =>
      (
        await request<ColumnValues>('GET', `/imports/${id}/columns/${index}/values`, {
          query: { limit: 200, field },
          signal,
        })
      ).data,
    staleTime: Infinity,
  });

export type RowKind = ImportRow['outcome'] | 'remarks' | 'kept';

/** Rows as the check found them, or as the import left them. */
export const rowsQuery = (id: string, outcome: RowKind, stage?: 'check') =>
  infiniteQueryOptions({
    queryKey: ['imports', 'rows', id, stage ?? 'run', outcome],
    queryFn: async ({ pageParam, signal }) =>
      (
        await request<Page<ImportRow>>('GET', `/imports/${id}/rows`, {
          query: { outcome, stage, cursor: pageParam },
          signal,
        })
      ).data,
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });

export const savedMappingsQuery = (recordType: ImportRecordType) =>
  queryOptions({
    queryKey: ['imports', 'mappings', recordType],
    queryFn: async ({ signal }) =>
      (await request<{ items: SavedMapping[] }>('GET', '/import-mappings', { query: { recordType }, signal })).data
        .items,
  });

export async function uploadImport(file: File, recordType: ImportRecordType): Promise<ImportJob> {
  const form = new FormData();
  form.set('recordType', recordType);
  form.set('file', file);
  return (await request<ImportJob>('POST', '/imports', { body: form })).data;
}

/** The same bytes, read in another way. */
export async function readAgain(id: string, reading: ImportReading): Promise<ImportJob> {
  return (await request<ImportJob>('PATCH', `/imports/${id}`, { body: reading })).data;
}

/** What the mapping leaves out stays as it was. */
export async function checkImport(id: string, mapping: Partial<ImportMapping>): Promise<ImportJob> {
  return (await request<ImportJob>('POST', `/imports/${id}/check`, { body: mapping })).data;
}

/** Without a mapping, what was checked is done. */
export async function runImport(id: string, mapping: Partial<ImportMapping> = {}): Promise<ImportJob> {
  return (await request<ImportJob>('POST', `/imports/${id}/run`, { body: mapping })).data;
}

export async function steerImport(id: string, verb: 'cancel' | 'undo'): Promise<ImportJob> {
  return (await request<ImportJob>('POST', `/imports/${id}/${verb}`)).data;
}

export type RowFix = { cells?: Record<string, string>; skip?: boolean };

export async function fixRow(id: string, line: number, fix: RowFix): Promise<ImportRow> {
  return (await request<ImportRow>('PATCH', `/imports/${id}/rows/${line}`, { body: fix })).data;
}

export async function fixAll(id: string, column: number, from: string, to: string): Promise<number> {
  return (await request<{ rows: number }>('POST', `/imports/${id}/fixes`, { body: { column, from, to } })).data.rows;
}

export type NewMapping = Pick<SavedMapping, 'name' | 'recordType' | 'headers' | 'mapping' | 'shared'>;

export async function saveMapping(mapping: NewMapping): Promise<SavedMapping> {
  return (await request<SavedMapping>('POST', '/import-mappings', { body: mapping })).data;
}

export async function forgetMapping(id: string): Promise<void> {
  await request('DELETE', `/import-mappings/${id}`);
}
