import { http, HttpResponse } from 'msw';
import type { DemoUser, PermissionLevel, Session, SessionUser } from '@/shared/api/types';
import { problem } from './problems';

const allPermissions = [
  ...['contacts', 'accounts'].flatMap((of) =>
    ['read', 'create', 'edit', 'delete', 'export', 'merge'].map((verb) => `${of}.${verb}`),
  ),
  'imports.create',
  'users.manage',
  'api-keys.manage',
  'views.manage',
  'customFields.manage',
  'jobs.manage',
  'deliveries.manage',
  'mail.manage',
  'templates.read',
  'templates.manage',
  'audit.read',
  'privacy.manage',
  'privacy.erase',
];

const password = 'demo-password-1';

export const demoUsers: DemoUser[] = [
  { name: 'Ada Okafor', email: 'ada@demo.example', role: 'administrator', roleName: 'Administrator', password },
  { name: 'Marco Bianchi', email: 'marco@demo.example', role: 'sales-manager', roleName: 'Sales manager', password },
  { name: 'Lin Wei', email: 'lin@demo.example', role: 'sales-rep', roleName: 'Sales representative', password },
  { name: 'Nina Petrova', email: 'nina@demo.example', role: 'read-only', roleName: 'Read only', password },
];

export const sessionState: { user: SessionUser | null; failures: number; setupRequired: boolean } = {
  user: restoredUser(),
  failures: 0,
  setupRequired: false,
};

const storageKey = 'crm.mock.user';

/** A reload of the page keeps the mocked session, as a cookie would. */
function restoredUser(): SessionUser | null {
  if (typeof sessionStorage === 'undefined') return null;
  return JSON.parse(sessionStorage.getItem('crm.mock.user') ?? 'null') as SessionUser | null;
}

function keep(user: SessionUser | null): void {
  sessionState.user = user;
  sessionStorage.setItem(storageKey, JSON.stringify(user));
}

function permissionsOf(user: SessionUser | null): Record<string, PermissionLevel> {
  if (!user) return {};
  const names =
    user.role === 'administrator'
      ? allPermissions
      : user.role === 'read-only'
        ? allPermissions.filter((name) => name.endsWith('.read'))
        : allPermissions.filter((name) => !name.endsWith('.manage'));
  return Object.fromEntries(names.map((name) => [name, user.role === 'sales-rep' ? 'own' : 'all']));
}

const withoutFactor = { hasPassword: true, secondFactor: false, secondFactorMissing: false, passkey: false };

function current(): Session {
  return {
    user: sessionState.user,
    permissions: permissionsOf(sessionState.user),
    antiforgeryToken: `token-${sessionState.user?.id ?? 'anonymous'}`,
    directory: null,
    setupRequired: sessionState.setupRequired,
    demoUsers: sessionState.user ? [] : demoUsers,
    passwordMinLength: 12,
    passkeyDomain: 'localhost',
    product: { name: 'CRM', version: '0.1.0' },
  };
}

export const sessionHandlers = [
  http.get('/api/v1/session', () => HttpResponse.json(current())),
  http.post('/api/v1/session', async ({ request }) => {
    const body = (await request.json()) as { email: string; password: string };
    if (sessionState.failures >= 5) {
      return problem(401, 'locked_out', { params: { retryAfterSeconds: 290 } });
    }
    const found = demoUsers.find((user) => user.email === body.email && user.password === body.password);
    if (!found) {
      sessionState.failures += 1;
      return problem(401, 'sign_in_failed');
    }
    sessionState.failures = 0;
    keep({
      id: `user-${demoUsers.indexOf(found) + 1}`,
      name: found.name,
      email: found.email,
      language: null,
      role: found.role,
      roleName: found.roleName,
      teamName: 'North',
      partnerId: null,
      ...withoutFactor,
    });
    return HttpResponse.json(current());
  }),
  http.post('/api/v1/session/setup', async ({ request }) => {
    const body = (await request.json()) as { name: string; email: string };
    sessionState.setupRequired = false;
    keep({
      ...body,
      id: 'user-1',
      language: null,
      role: 'administrator',
      roleName: 'Administrator',
      teamName: null,
      partnerId: null,
      ...withoutFactor,
    });
    return HttpResponse.json(current());
  }),
  http.delete('/api/v1/session', () => {
    keep(null);
    return new HttpResponse(null, { status: 204 });
  }),
  http.patch('/api/v1/session/user', async ({ request }) => {
    if (!sessionState.user) return problem(401, 'not_signed_in');
    keep({ ...sessionState.user, ...((await request.json()) as Partial<SessionUser>) });
    return HttpResponse.json(current());
  }),
];
