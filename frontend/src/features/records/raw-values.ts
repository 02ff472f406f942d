import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';

/** A value that was repaired when it came in, and as what it came. */
export type RawValue = {
  field: string;
  raw: string;
  value: string;
  rules: string[];
  at: string | null;
  source: string | null;
};

export const rawValuesQuery = (resource: string, id: string) =>
  queryOptions({
    queryKey: ['records', resource, 'raw', id],
    queryFn: async ({ signal }) =>
      (await request<{ items: RawValue[] }>('GET', `/${resource}/${id}/raw-values`, { signal })).data.items,
    // A hint that nobody misses: a record is shown without it as well.
    retry: false,
    throwOnError: false,
  });
