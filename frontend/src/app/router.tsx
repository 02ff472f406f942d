import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { app, root } from './base-routes';
import { callRoutes } from './call-routes';
import { portalRoute } from './portal-routes';
import { requirePermission } from './guards';
import { NotFoundPage } from './not-found-page';
import { queryClient } from './query-client';
import { listOf, listSearch, pageOf } from './record-routes';
import { RouteError } from './route-error';
import { salesRoutes } from './sales-routes';
import { sessionRoutes } from './session-routes';
import { settingsRoutes } from './settings-routes';
import { isImportable, type ImportRecordType } from '@/shared/api/import-types';

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  component: lazyRouteComponent(() => import('@/features/home/home-page'), 'HomePage'),
});

const leads = createRoute({
  getParentRoute: () => app,
  path: '/leads',
  validateSearch: listSearch,
  beforeLoad: requirePermission('leads.read'),
  component: listOf('lead'),
});

const lead = createRoute({
  getParentRoute: () => app,
  path: '/leads/$id',
  beforeLoad: requirePermission('leads.read'),
  component: pageOf('lead'),
});

const opportunities = createRoute({
  getParentRoute: () => app,
  path: '/opportunities',
  validateSearch: listSearch,
  beforeLoad: requirePermission('opportunities.read'),
  component: listOf('opportunity'),
});

const opportunityBoard = createRoute({
  getParentRoute: () => app,
  path: '/opportunities/board',
  validateSearch: (raw: Record<string, unknown>): { view?: 'month' } => (raw.view === 'month' ? { view: 'month' } : {}),
  beforeLoad: requirePermission('opportunities.read'),
  component: lazyRouteComponent(() => import('@/features/board/board-page'), 'BoardPage'),
});

const opportunity = createRoute({
  getParentRoute: () => app,
  path: '/opportunities/$id',
  beforeLoad: requirePermission('opportunities.read'),
  component: pageOf('opportunity'),
});

const reports = createRoute({
  getParentRoute: () => app,
  path: '/reports',
  validateSearch: (raw: Record<string, unknown>): { by?: string; period?: string } => ({
    ...(typeof raw.by === 'string' ? { by: raw.by } : {}),
    ...(typeof raw.period === 'string' ? { period: raw.period } : {}),
  }),
  beforeLoad: requirePermission('opportunities.read'),
  component: lazyRouteComponent(() => import('@/features/reports/reports-page'), 'ReportsPage'),
});

const customerReports = createRoute({
  getParentRoute: () => app,
  path: '/reports/customers',
  validateSearch: (raw: Record<string, unknown>): { tab?: string } =>
    typeof raw.tab === 'string' ? { tab: raw.tab } : {},
  beforeLoad: requirePermission('orders.read'),
  component: lazyRouteComponent(
    () => import('@/features/customer-reports/customer-reports-page'),
    'CustomerReportsPage',
  ),
});

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

const activities = createRoute({
  getParentRoute: () => app,
  path: '/activities',
  validateSearch: listSearch,
  beforeLoad: requirePermission('activities.read'),
  component: listOf('activity'),
});

const activity = createRoute({
  getParentRoute: () => app,
  path: '/activities/$id',
  beforeLoad: requirePermission('activities.read'),
  component: pageOf('activity'),
});

const inbox = createRoute({
  getParentRoute: () => app,
  path: '/inbox',
  validateSearch: (raw: Record<string, unknown>): { id?: string } => (typeof raw.id === 'string' ? { id: raw.id } : {}),
  beforeLoad: requirePermission('inbound-mail.manage'),
  component: lazyRouteComponent(() => import('@/features/mail/inbox-page'), 'InboxPage'),
});

const newMail = createRoute({
  getParentRoute: () => app,
  path: '/mail/new',
  validateSearch: listSearch,
  beforeLoad: requirePermission('activities.create'),
  component: lazyRouteComponent(() => import('@/features/mail/compose-page'), 'ComposePage'),
});

const promises = createRoute({
  getParentRoute: () => app,
  path: '/promises',
  validateSearch: listSearch,
  beforeLoad: requirePermission('promises.read'),
  component: listOf('promise'),
});

const promise = createRoute({
  getParentRoute: () => app,
  path: '/promises/$id',
  beforeLoad: requirePermission('promises.read'),
  component: pageOf('promise'),
});

const BriefPage = lazyRouteComponent(() => import('@/features/brief/brief-page'), 'BriefPage');

const contactBrief = createRoute({
  getParentRoute: () => app,
  path: '/contacts/$id/brief',
  beforeLoad: requirePermission('activities.read'),
  component: () => <BriefPage recordType="contact" />,
});

const accountBrief = createRoute({
  getParentRoute: () => app,
  path: '/accounts/$id/brief',
  beforeLoad: requirePermission('activities.read'),
  component: () => <BriefPage recordType="account" />,
});

const neglected = createRoute({
  getParentRoute: () => app,
  path: '/neglected',
  beforeLoad: requirePermission('activities.read'),
  component: lazyRouteComponent(() => import('@/features/neglect/neglected-page'), 'NeglectedPage'),
});

const following = createRoute({
  getParentRoute: () => app,
  path: '/following',
  component: lazyRouteComponent(() => import('@/features/following/following-page'), 'FollowingPage'),
});

const calendar = createRoute({
  getParentRoute: () => app,
  path: '/calendar',
  validateSearch: (raw: Record<string, unknown>): { view?: string; date?: string; user?: string } => ({
    ...(typeof raw.view === 'string' ? { view: raw.view } : {}),
    ...(typeof raw.date === 'string' ? { date: raw.date } : {}),
    ...(typeof raw.user === 'string' ? { user: raw.user } : {}),
  }),
  beforeLoad: requirePermission('activities.read'),
  component: lazyRouteComponent(() => import('@/features/calendar/calendar-page'), 'CalendarPage'),
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
  validateSearch: (search: Record<string, unknown>): { recordType?: ImportRecordType } =>
    isImportable(search.recordType) ? { recordType: search.recordType } : {},
  component: lazyRouteComponent(() => import('@/features/imports/new-import-page'), 'NewImportPage'),
});

const oneImport = createRoute({
  getParentRoute: () => imports,
  path: '/$importId',
  component: lazyRouteComponent(() => import('@/features/imports/import-page'), 'ImportPage'),
});

const job = createRoute({
  getParentRoute: () => app,
  path: '/jobs/$jobId',
  component: lazyRouteComponent(() => import('@/features/jobs/job-page'), 'JobPage'),
});

const routeTree = root.addChildren([
  ...sessionRoutes,
  portalRoute,
  app.addChildren([
    home,
    ...callRoutes,
    ...salesRoutes,
    leads,
    lead,
    opportunities,
    opportunityBoard,
    opportunity,
    reports,
    customerReports,
    contacts,
    contact,
    accounts,
    activities,
    activity,
    calendar,
    promises,
    promise,
    contactBrief,
    accountBrief,
    neglected,
    following,
    account,
    inbox,
    newMail,
    search,
    job,
    unknown,
    imports.addChildren([importList, newImport, oneImport]),
    settingsRoutes,
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
