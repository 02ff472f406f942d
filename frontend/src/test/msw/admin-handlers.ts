import { http, HttpResponse } from 'msw';
import type { ApiKey, Role, Team, User } from '@/shared/api/types';
import { demoUsers } from './session-handlers';

const grants = { 'contacts.read': 'all', 'contacts.edit': 'own', 'accounts.read': 'all' } as const;

const allGrants = {
  ...grants,
  'contacts.create': 'all',
  'accounts.edit': 'all',
  'users.manage': 'all',
  'audit.read': 'all',
} as const;

const roles: Role[] = [
  {
    id: 'role-1',
    version: 1,
    key: 'administrator',
    name: 'Administrator',
    description: 'Can do everything.',
    builtIn: true,
    requiresSecondFactor: false,
    grants: allGrants,
  },
  {
    id: 'role-2',
    version: 1,
    key: 'sales-manager',
    name: 'Sales manager',
    description: 'Sees and edits everything.',
    builtIn: true,
    requiresSecondFactor: false,
    grants,
  },
  {
    id: 'role-3',
    version: 1,
    key: 'sales-rep',
    name: 'Sales representative',
    description: 'Edits own records.',
    builtIn: true,
    requiresSecondFactor: false,
    grants,
  },
  {
    id: 'role-4',
    version: 1,
    key: 'read-only',
    name: 'Read only',
    description: 'Sees, but changes nothing.',
    builtIn: true,
    requiresSecondFactor: false,
    grants,
  },
];

const teams: Team[] = [
  { id: 'team-1', version: 1, name: 'Sales', parentId: null },
  { id: 'team-2', version: 1, name: 'North', parentId: 'team-1' },
];

const users: User[] = demoUsers.map((user, index) => ({
  id: `user-${index + 1}`,
  version: 1,
  name: user.name,
  email: user.email,
  roleId: `role-${index + 1}`,
  roleName: user.roleName,
  roles: [{ id: `role-${index + 1}`, name: user.roleName }],
  teamId: index === 0 ? null : 'team-2',
  teamName: index === 0 ? null : 'North',
  active: index !== 3,
  lockedUntil: null,
  lastSignInAt: index === 2 ? null : new Date(Date.now() - 3_600_000 * (index + 1)).toISOString(),
  partnerId: null,
  spokenLanguages: [],
  skills: [],
  language: null,
}));

const apiKeys: ApiKey[] = [
  {
    id: 'key-1',
    name: 'Web shop',
    prefix: 'crm_7Kd2',
    roleId: 'role-3',
    roleName: 'Sales representative',
    scopes: ['contacts:read'],
    expiresAt: new Date(Date.now() + 200 * 86_400_000).toISOString(),
    rotatedAt: null,
    previousUntil: null,
    lastUsedAt: new Date(Date.now() - 600_000).toISOString(),
    createdAt: new Date(Date.now() - 9_000_000_000).toISOString(),
    revoked: false,
  },
];

type MockInvitation = {
  id: string;
  email: string;
  name: string;
  roleIds: string[];
  state: string;
  sentAt: string;
  expiresAt: string;
};

const invitations: MockInvitation[] = [
  {
    id: 'invitation-1',
    email: 'zoe@demo.example',
    name: 'Zoe Ito',
    roleIds: ['role-3'],
    state: 'open',
    sentAt: new Date(Date.now() - 86_400_000).toISOString(),
    expiresAt: new Date(Date.now() + 6 * 86_400_000).toISOString(),
  },
];

const fieldRights = new Map<string, Record<string, string>>();

export const adminHandlers = [
  http.get('/api/v1/roles/:id/field-rights', ({ params }) =>
    HttpResponse.json(fieldRights.get(String(params.id)) ?? {}),
  ),
  http.put('/api/v1/roles/:id/field-rights', async ({ params, request }) => {
    const rights = (await request.json()) as Record<string, string>;
    fieldRights.set(String(params.id), rights);
    return HttpResponse.json(rights);
  }),
  http.get('/api/v1/users', () => HttpResponse.json({ items: users, nextCursor: null })),
  http.post('/api/v1/users', async ({ request }) => {
    const body = (await request.json()) as { name: string; email: string; roleIds: string[]; teamId?: string };
    const [roleId = ''] = body.roleIds;
    const held = roles.filter((role) => body.roleIds.includes(role.id));
    const user: User = {
      id: `user-${users.length + 1}`,
      version: 1,
      name: body.name,
      email: body.email,
      roleId,
      roleName: roles.find((role) => role.id === roleId)?.name ?? '',
      roles: held.map(({ id, name }) => ({ id, name })),
      teamId: body.teamId ?? null,
      teamName: teams.find((team) => team.id === body.teamId)?.name ?? null,
      active: true,
      lockedUntil: null,
      lastSignInAt: null,
      partnerId: null,
      spokenLanguages: [],
      skills: [],
      language: null,
    };
    users.push(user);
    return HttpResponse.json(user, { status: 201 });
  }),
  http.patch('/api/v1/users/:id', async ({ params, request }) => {
    const index = users.findIndex((user) => user.id === params.id);
    const before = users[index];
    if (!before) return new HttpResponse(null, { status: 404 });
    const after = { ...before, ...((await request.json()) as Partial<User>) };
    users[index] = after;
    return HttpResponse.json(after, { headers: { 'Change-Set-Id': `change-${Date.now()}` } });
  }),
  http.get('/api/v1/invitations', () => HttpResponse.json({ items: invitations, nextCursor: null })),
  http.post('/api/v1/invitations', async ({ request }) => {
    const body = (await request.json()) as Pick<MockInvitation, 'email' | 'name' | 'roleIds'>;
    const at = new Date();
    const invitation = {
      ...body,
      id: `invitation-${invitations.length + 1}`,
      state: 'open',
      sentAt: at.toISOString(),
      expiresAt: new Date(at.getTime() + 7 * 86_400_000).toISOString(),
    };
    invitations.unshift(invitation);
    return HttpResponse.json({ ...invitation, link: 'https://crm.example/invitation#secret' }, { status: 201 });
  }),
  http.post('/api/v1/invitations/:id/resend', ({ params }) =>
    HttpResponse.json(invitations.find(({ id }) => id === params.id)),
  ),
  http.delete('/api/v1/invitations/:id', ({ params }) => {
    for (const each of invitations) if (each.id === params.id) each.state = 'revoked';
    return new HttpResponse(null, { status: 204 });
  }),
  http.get('/api/v1/users/:id/effective-rights', ({ params }) =>
    HttpResponse.json({
      userId: params.id,
      active: true,
      roles: [
        { id: 'role-3', name: 'Sales representative' },
        { id: 'role-4', name: 'Read only' },
      ],
      teams: [{ id: 'team-2', name: 'North' }],
      permissions: [
        {
          permission: 'contacts.read',
          description: 'See contacts',
          level: 'all',
          why: [
            { roleId: 'role-3', roleName: 'Sales representative', level: 'own' },
            { roleId: 'role-4', roleName: 'Read only', level: 'all' },
          ],
        },
        { permission: 'users.manage', description: 'Manage users', level: 'none', why: [] },
      ],
      fields: [
        {
          field: 'contact.notes',
          right: 'read',
          why: [
            { roleId: 'role-3', roleName: 'Sales representative', right: 'read' },
            { roleId: 'role-4', roleName: 'Read only', right: 'none' },
          ],
        },
      ],
    }),
  ),
  http.delete('/api/v1/users/:id/sessions', () => HttpResponse.json({ ended: 2 })),
  http.delete('/api/v1/users/:id/second-factor', () => new HttpResponse(null, { status: 204 })),
  http.post('/api/v1/roles', async ({ request }) => {
    const body = (await request.json()) as Partial<Role>;
    const role = {
      ...{ version: 1, key: `own-${roles.length}`, name: '', description: '', requiresSecondFactor: false, grants: {} },
      ...body,
      id: `role-${roles.length + 1}`,
      builtIn: false,
    };
    roles.push(role);
    return HttpResponse.json(role, { status: 201 });
  }),
  http.patch('/api/v1/roles/:id', async ({ params, request }) => {
    const role = roles.find(({ id }) => id === params.id);
    return HttpResponse.json(Object.assign(role ?? {}, await request.json()));
  }),
  http.delete('/api/v1/roles/:id', ({ params }) => {
    roles.splice(
      roles.findIndex(({ id }) => id === params.id),
      1,
    );
    return new HttpResponse(null, { status: 204 });
  }),
  http.patch('/api/v1/teams/:id', async ({ params, request }) => {
    const team = teams.find(({ id }) => id === params.id);
    return HttpResponse.json(Object.assign(team ?? {}, await request.json()));
  }),
  http.delete('/api/v1/teams/:id', ({ params }) => {
    teams.splice(
      teams.findIndex(({ id }) => id === params.id),
      1,
    );
    return new HttpResponse(null, { status: 204 });
  }),
  http.post('/api/v1/api-keys/:id/rotate', ({ params }) => {
    const apiKey = apiKeys.find(({ id }) => id === params.id);
    if (apiKey) apiKey.previousUntil = new Date(Date.now() + 86_400_000).toISOString();
    return HttpResponse.json({ key: 'crm_NEWvT8bLw2NsR6yKzEoJ3hUaGdPiMfC', apiKey });
  }),
  http.get('/api/v1/roles', () => HttpResponse.json({ items: roles })),
  http.get('/api/v1/teams', () => HttpResponse.json({ items: teams })),
  http.post('/api/v1/teams', async ({ request }) => {
    const body = (await request.json()) as { name: string; parentId?: string };
    const team: Team = { id: `team-${teams.length + 1}`, version: 1, name: body.name, parentId: body.parentId ?? null };
    teams.push(team);
    return HttpResponse.json(team, { status: 201 });
  }),
  http.get('/api/v1/api-keys', () => HttpResponse.json({ items: apiKeys })),
  http.post('/api/v1/api-keys', async ({ request }) => {
    const body = (await request.json()) as { name: string; roleId: string; scopes: string[]; expiresAt?: string };
    const apiKey: ApiKey = {
      id: `key-${apiKeys.length + 1}`,
      name: body.name,
      prefix: 'crm_9Xq4',
      roleId: body.roleId,
      roleName: roles.find((role) => role.id === body.roleId)?.name ?? '',
      scopes: body.scopes,
      expiresAt: body.expiresAt ?? null,
      rotatedAt: null,
      previousUntil: null,
      lastUsedAt: null,
      createdAt: new Date().toISOString(),
      revoked: false,
    };
    apiKeys.unshift(apiKey);
    return HttpResponse.json({ key: 'crm_9Xq4vT8bLw2NsR6yKzEoJ3hUaGdPiMfC', apiKey }, { status: 201 });
  }),
  http.delete('/api/v1/api-keys/:id', ({ params }) => {
    const found = apiKeys.find((key) => key.id === params.id);
    if (found) found.revoked = true;
    return new HttpResponse(null, { status: 204 });
  }),
];
