import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { ImportJob } from '@/shared/api/import-types';
import type { CrmRecord, Page } from '@/shared/api/types';

export const latestRecordsQuery = (resource: 'contacts' | 'accounts') =>
  queryOptions({
    queryKey: ['records', resource, 'latest'],
    queryFn: async ({ signal }) =>
      (await request<Page<CrmRecord>>('GET', `/${resource}`, { query: { sort: '-updatedAt', limit: 6 }, signal })).data,
  });

export const latestImportsQuery = queryOptions({
  queryKey: ['imports', 'latest'],
  queryFn: async ({ signal }) =>
    (await request<Page<ImportJob>>('GET', '/imports', { query: { limit: 4 }, signal })).data,
});
