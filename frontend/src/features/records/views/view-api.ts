import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Role, SavedView, ViewState } from '@/shared/api/types';

export type ViewDraft = { name: string; shared: boolean; state: ViewState };

export function viewsQuery(recordType: string) {
  return queryOptions({
    queryKey: ['views', recordType] as const,
    queryFn: async ({ signal }) =>
      (await request<{ items: SavedView[] }>('GET', '/views', { query: { recordType }, signal })).data.items,
    staleTime: 5 * 60_000,
    retry: false,
  });
}

export const viewRolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: async ({ signal }) => (await request<{ items: Role[] }>('GET', '/roles', { signal })).data.items,
});

export async function createView(recordType: string, draft: ViewDraft): Promise<SavedView> {
  return (await request<SavedView>('POST', '/views', { body: { recordType, ...draft } })).data;
}

export async function updateView(view: SavedView, change: Partial<ViewDraft>): Promise<SavedView> {
  const headers = { 'If-Match': `"v${view.version}"` };
  return (await request<SavedView>('PATCH', `/views/${view.id}`, { body: change, headers })).data;
}

export async function deleteView(id: string): Promise<void> {
  await request('DELETE', `/views/${id}`);
}

export async function restoreView(id: string): Promise<void> {
  await request('POST', `/views/${id}/restore`);
}

export async function pinView(id: string, pinned: boolean): Promise<void> {
  await request(pinned ? 'PUT' : 'DELETE', `/views/${id}/pin`);
}

export type DefaultFor = { for: 'me' } | { for: 'role'; roleId: string };

export async function setDefaultView(id: string, whom: DefaultFor, isDefault: boolean): Promise<void> {
  if (isDefault) await request('PUT', `/views/${id}/default`, { body: whom });
  else await request('DELETE', `/views/${id}/default`, { query: whom });
}
