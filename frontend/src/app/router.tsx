import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { requirePermission, requireUser, requireVisitor, safeNext, type RouterContext } from './guards';
import { jobSearch } from './jobs/job-search';
import { NotFoundPage } from './not-found-page';
import { queryClient } from './query-client';
import { RouteError } from './route-error';
import { Shell } from './shell/shell';

type ListSearch = Record<string, unknown>;

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = safeNext(search.next);
    return next === undefined ? {} : { next };
  },
  beforeLoad: requireVisitor,
  component: lazyRouteComponent(() => import('@/features/session/sign-in-page'), 'SignInPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: (search: Record<string, unknown>): { token?: string } =>
    typeof search.token === 'string' ? { token: search.token } : {},
  beforeLoad: requireVisitor,
  component: lazyRouteComponent(() => import('@/features/session/setup-page'), 'SetupPage'),
});

const app = createRoute({ getParentRoute: () => root, id: 'app', beforeLoad: requireUser, component: Shell });

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  component: lazyRouteComponent(() => import('@/features/home/home-page'), 'HomePage'),
});

const RecordListPage = lazyRouteComponent(() => import('@/features/records/record-list-page'), 'RecordListPage');
const RecordPage = lazyRouteComponent(() => import('@/features/records/record-page'), 'RecordPage');

function listOf(recordType: 'contact' | 'account') {
  return Object.assign(() => <RecordListPage recordType={recordType} />, { preload: RecordListPage.preload });
}

function pageOf(recordType: 'contact' | 'account') {
  return Object.assign(() => <RecordPage recordType={recordType} />, { preload: RecordPage.preload });
}

/** The list keeps its whole state here; it alone knows what its parts mean. */
function listSearch(search: Record<string, unknown>): ListSearch {
  return search;
}

const contacts = createRoute({
  getParentRoute: () => app,
  path: '/contacts',
  validateSearch: listSearch,
  beforeLoad: requirePermission('contacts.read'),
  component: listOf('contact'),
});

const contact = createRoute({
  getParentRoute: () => app,
  path: '/contacts/$id',
  beforeLoad: requirePermission('contacts.read'),
  component: pageOf('contact'),
});

const accounts = createRoute({
  getParentRoute: () => app,
  path: '/accounts',
  validateSearch: listSearch,
  beforeLoad: requirePermission('accounts.read'),
  component: listOf('account'),
});

const account = createRoute({
  getParentRoute: () => app,
  path: '/accounts/$id',
  beforeLoad: requirePermission('accounts.read'),
  component: pageOf('account'),
});

const search = createRoute({
  getParentRoute: () => app,
  path: '/search',
  validateSearch: (raw: Record<string, unknown>): { q?: string; type?: string } => ({
    ...(typeof raw.q === 'string' || typeof raw.q === 'number' ? { q: String(raw.q) } : {}),
    ...(typeof raw.type === 'string' ? { type: raw.type } : {}),
  }),
  component: lazyRouteComponent(() => import('@/features/search/search-page'), 'SearchPage'),
});

/** An unknown address is told inside of the shell, where the way on is at hand. */
const unknown = createRoute({ getParentRoute: () => app, path: '$', component: NotFoundPage });

const imports = createRoute({
  getParentRoute: () => app,
  path: '/imports',
  beforeLoad: requirePermission('imports.create'),
});

const importList = createRoute({
  getParentRoute: () => imports,
  path: '/',
  component: lazyRouteComponent(() => import('@/features/imports/import-list-page'), 'ImportListPage'),
});

const newImport = createRoute({
  getParentRoute: () => imports,
  path: '/new',
  validateSearch: (search: Record<string, unknown>): { recordType?: 'contact' | 'account' } =>
    search.recordType === 'contact' || search.recordType === 'account' ? { recordType: search.recordType } : {},
  component: lazyRouteComponent(() => import('@/features/imports/new-import-page'), 'NewImportPage'),
});

const oneImport = createRoute({
  getParentRoute: () => imports,
  path: '/$importId',
  component: lazyRouteComponent(() => import('@/features/imports/import-page'), 'ImportPage'),
});

const settings = createRoute({
  getParentRoute: () => app,
  path: '/settings',
  component: lazyRouteComponent(() => import('@/features/settings/settings-layout'), 'SettingsLayout'),
});

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/profile' });
  },
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: '/profile',
  component: lazyRouteComponent(() => import('@/features/settings/profile-page'), 'ProfilePage'),
});

const users = createRoute({
  getParentRoute: () => settings,
  path: '/users',
  beforeLoad: requirePermission('users.manage'),
  component: lazyRouteComponent(() => import('@/features/settings/users-page'), 'UsersPage'),
});

const teams = createRoute({
  getParentRoute: () => settings,
  path: '/teams',
  beforeLoad: requirePermission('users.manage'),
  component: lazyRouteComponent(() => import('@/features/settings/teams-page'), 'TeamsPage'),
});

const apiKeys = createRoute({
  getParentRoute: () => settings,
  path: '/api-keys',
  beforeLoad: requirePermission('api-keys.manage'),
  component: lazyRouteComponent(() => import('@/features/settings/api-keys-page'), 'ApiKeysPage'),
});

const roles = createRoute({
  getParentRoute: () => settings,
  path: '/roles',
  beforeLoad: requirePermission('users.manage'),
  component: lazyRouteComponent(() => import('@/features/settings/roles-page'), 'RolesPage'),
});

const typeSearch = (search: Record<string, unknown>): { type?: string } =>
  typeof search.type === 'string' ? { type: search.type } : {};

const customFields = createRoute({
  getParentRoute: () => settings,
  path: '/fields',
  validateSearch: typeSearch,
  beforeLoad: requirePermission('customFields.manage'),
  component: lazyRouteComponent(() => import('@/features/custom-fields/fields-page'), 'FieldsPage'),
});

const newCustomField = createRoute({
  getParentRoute: () => settings,
  path: '/fields/new',
  validateSearch: typeSearch,
  beforeLoad: requirePermission('customFields.manage'),
  component: lazyRouteComponent(() => import('@/features/custom-fields/new-field-page'), 'NewFieldPage'),
});

const customField = createRoute({
  getParentRoute: () => settings,
  path: '/fields/$fieldId',
  beforeLoad: requirePermission('customFields.manage'),
  component: lazyRouteComponent(() => import('@/features/custom-fields/field-page'), 'FieldPage'),
});

const jobs = createRoute({
  getParentRoute: () => settings,
  path: '/jobs',
  validateSearch: jobSearch,
  component: lazyRouteComponent(() => import('@/features/jobs/jobs-page'), 'JobsPage'),
});

const job = createRoute({
  getParentRoute: () => app,
  path: '/jobs/$jobId',
  component: lazyRouteComponent(() => import('@/features/jobs/job-page'), 'JobPage'),
});

/** Those of the names that are texts. */
const texts = <Name extends string>(search: Record<string, unknown>, ...names: Name[]): Partial<Record<Name, string>> =>
  Object.fromEntries(
    names.map((name) => [name, search[name]]).filter(([, value]) => typeof value === 'string'),
  ) as Partial<Record<Name, string>>;

const deliveries = createRoute({
  getParentRoute: () => settings,
  path: '/deliveries',
  validateSearch: (search: Record<string, unknown>) => texts(search, 'state', 'eventName', 'handler', 'id'),
  beforeLoad: requirePermission('deliveries.manage'),
  component: lazyRouteComponent(() => import('@/features/deliveries/deliveries-page'), 'DeliveriesPage'),
});

const templates = createRoute({
  getParentRoute: () => settings,
  path: '/templates',
  beforeLoad: requirePermission('templates.manage'),
  component: lazyRouteComponent(() => import('@/features/templates/templates-page'), 'TemplatesPage'),
});

const newTemplate = createRoute({
  getParentRoute: () => settings,
  path: '/templates/new',
  beforeLoad: requirePermission('templates.manage'),
  component: lazyRouteComponent(() => import('@/features/templates/template-page'), 'NewTemplatePage'),
});

const template = createRoute({
  getParentRoute: () => settings,
  path: '/templates/$templateId',
  beforeLoad: requirePermission('templates.manage'),
  component: lazyRouteComponent(() => import('@/features/templates/template-page'), 'TemplatePage'),
});

const mails = createRoute({
  getParentRoute: () => settings,
  path: '/mails',
  validateSearch: (search: Record<string, unknown>) => texts(search, 'state', 'id'),
  beforeLoad: requirePermission('mail.manage'),
  component: lazyRouteComponent(() => import('@/features/mails/mails-page'), 'MailsPage'),
});

const routeTree = root.addChildren([
  signIn,
  setup,
  app.addChildren([
    home,
    contacts,
    contact,
    accounts,
    account,
    search,
    job,
    unknown,
    imports.addChildren([importList, newImport, oneImport]),
    settings.addChildren([
      settingsIndex,
      profile,
      users,
      teams,
      roles,
      apiKeys,
      customFields,
      newCustomField,
      customField,
      jobs,
      deliveries,
      mails,
      templates,
      newTemplate,
      template,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // Queries keep their own freshness: the router's preload only has to start them.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: RouteError,
});

declare module '@tanstack/react-router' {
  // Module augmentation works on interfaces only.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Register {
    router: typeof router;
  }
}
