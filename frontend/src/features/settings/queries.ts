import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { ApiKey, Page, PermissionLevel, Role, Team, User } from '@/shared/api/types';

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

export type NewUser = { name: string; email: string; password: string; roleIds: string[]; teamId?: string };
export type UserChange = {
  name?: string;
  roleIds?: string[];
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

export async function rotateApiKey(id: string, graceHours: number): Promise<{ key: string; apiKey: ApiKey }> {
  const path = `/api-keys/${id}/rotate`;
  return (await request<{ key: string; apiKey: ApiKey }>('POST', path, { body: { graceHours } })).data;
}

export async function endSessionsOf(userId: string): Promise<number> {
  return (await request<{ ended: number }>('DELETE', `/users/${userId}/sessions`)).data.ended;
}

export async function resetSecondFactorOf(userId: string): Promise<void> {
  await request('DELETE', `/users/${userId}/second-factor`);
}

export async function changeTeam(id: string, change: { name: string; parentId: string | null }): Promise<Team> {
  return (await request<Team>('PATCH', `/teams/${id}`, { body: change })).data;
}

export async function deleteTeam(id: string, reassignTo: string | null): Promise<void> {
  await request('DELETE', `/teams/${id}`, { query: { reassignTo } });
}

export type RoleChange = {
  name?: string;
  description?: string;
  grants?: Record<string, PermissionLevel>;
  requiresSecondFactor?: boolean;
};

export async function createRole(role: RoleChange & { copyOf?: string }): Promise<Role> {
  return (await request<Role>('POST', '/roles', { body: role })).data;
}

export async function changeRole(id: string, change: RoleChange): Promise<Role> {
  return (await request<Role>('PATCH', `/roles/${id}`, { body: change })).data;
}

export async function deleteRole(id: string, reassignTo: string | null): Promise<void> {
  await request('DELETE', `/roles/${id}`, { query: { reassignTo } });
}
