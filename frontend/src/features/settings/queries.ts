import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { ApiKey, Page, Role, Team, User } from '@/shared/api/types';

type Items<T> = { items: T[] };

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async ({ signal }) => {
    const users: User[] = [];
    let cursor: string | null = '';
    // A company's users fit on one screen; the loop only serves those beyond the first page.
    while (cursor !== null) {
      const { data }: { data: Page<User> } = await request('GET', '/users', { query: { limit: 200, cursor }, signal });
      users.push(...data.items);
      cursor = data.nextCursor;
    }
    return users;
  },
});

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: async ({ signal }) => (await request<Items<Role>>('GET', '/roles', { signal })).data.items,
});

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async ({ signal }) => (await request<Items<Team>>('GET', '/teams', { signal })).data.items,
});

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) => (await request<Items<ApiKey>>('GET', '/api-keys', { signal })).data.items,
});

export type NewUser = { name: string; email: string; password: string; roleId: string; teamId?: string };
export type UserChange = {
  name?: string;
  roleId?: string;
  teamId?: string | null;
  active?: boolean;
  password?: string;
};
export type NewApiKey = { name: string; roleId: string; scopes: string[]; expiresAt?: string };

export async function createUser(user: NewUser): Promise<User> {
  return (await request<User>('POST', '/users', { body: user })).data;
}

export async function changeUser(id: string, change: UserChange): Promise<{ user: User; changeSetId: string | null }> {
  const { data, response } = await request<User>('PATCH', `/users/${id}`, { body: change });
  return { user: data, changeSetId: response.headers.get('Change-Set-Id') };
}

export async function createTeam(team: { name: string; parentId?: string }): Promise<Team> {
  return (await request<Team>('POST', '/teams', { body: team })).data;
}

export async function createApiKey(key: NewApiKey): Promise<{ key: string; apiKey: ApiKey }> {
  return (await request<{ key: string; apiKey: ApiKey }>('POST', '/api-keys', { body: key })).data;
}

export async function revokeApiKey(id: string): Promise<void> {
  await request('DELETE', `/api-keys/${id}`);
}
