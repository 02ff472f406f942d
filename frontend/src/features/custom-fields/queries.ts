import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { CustomField, FormulaKind } from '@/shared/api/types';

export function customFieldsQuery(recordType: string) {
  return queryOptions({
    queryKey: ['custom-fields', recordType] as const,
    queryFn: async ({ signal }) =>
      (
        await request<{ items: CustomField[] }>('GET', '/custom-fields', {
          query: { recordType, retired: 'true' },
          signal,
        })
      ).data.items,
  });
}

export function formulaQuery(recordType: string, formula: string) {
  return queryOptions({
    queryKey: ['custom-fields', recordType, 'formula', formula] as const,
    queryFn: async ({ signal }) =>
      (
        await request<{ resultKind: FormulaKind }>('POST', '/custom-fields/check-formula', {
          body: { recordType, formula },
          signal,
        })
      ).data,
    retry: false,
    staleTime: Infinity,
  });
}

export type CustomFieldBody = Partial<Omit<CustomField, 'id' | 'version' | 'position' | 'retired'>>;

type Saved = { field: CustomField; changeSetId: string | undefined };

export async function createCustomField(body: CustomFieldBody): Promise<Saved> {
  const { data, response } = await request<CustomField>('POST', '/custom-fields', { body });
  return { field: data, changeSetId: response.headers.get('Change-Set-Id') ?? undefined };
}

export async function changeCustomField(field: CustomField, body: CustomFieldBody): Promise<Saved> {
  const { data, response } = await request<CustomField>('PATCH', `/custom-fields/${field.id}`, {
    body,
    headers: { 'If-Match': `"v${field.version}"` },
  });
  return { field: data, changeSetId: response.headers.get('Change-Set-Id') ?? undefined };
}

export async function retireCustomField(id: string): Promise<void> {
  await request('DELETE', `/custom-fields/${id}`);
}

export async function restoreCustomField(id: string): Promise<void> {
  await request('POST', `/custom-fields/${id}/restore`);
}

export async function orderCustomFields(recordType: string, ids: readonly string[]): Promise<void> {
  await request('PUT', '/custom-fields/order', { body: { recordType, ids } });
}

/** Forms, grids and filters follow at once. */
export async function refreshFields(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['custom-fields'] }),
    client.invalidateQueries({ queryKey: ['metadata'] }),
    client.invalidateQueries({ queryKey: ['records'], refetchType: 'none' }),
  ]);
}
