import type { Page } from '@playwright/test';

export type RouteToVisit = { name: string; path: string };

/** What the explorer asks with; of its address the port is another in each run. */
const explorerAsks = '/oauth/authorize?client_id=nobody&redirect_uri=x';

type Listed = { items: { id: string }[] };

/** Every page that a signed-in administrator can open, with a record of each type. */
export async function allRoutes(page: Page): Promise<RouteToVisit[]> {
  const routes: RouteToVisit[] = [
    { name: 'home', path: '/' },
    { name: 'leads', path: '/leads' },
    { name: 'call lists', path: '/call-lists' },
    { name: 'opportunities', path: '/opportunities' },
    { name: 'board', path: '/opportunities/board' },
    { name: 'reports', path: '/reports' },
    { name: 'what orders tell', path: '/reports/customers?tab=motives' },
    { name: 'forecast', path: '/forecast' },
    { name: 'quotas', path: '/quotas' },
    { name: 'battle cards', path: '/battle-cards' },
    { name: 'pipelines', path: '/settings/pipelines' },
    { name: 'quotes', path: '/quotes' },
    { name: 'products', path: '/products' },
    { name: 'contacts', path: '/contacts' },
    { name: 'accounts', path: '/accounts' },
    { name: 'activities', path: '/activities' },
    { name: 'inbox', path: '/inbox' },
    { name: 'new mail', path: '/mail/new' },
    { name: 'calendar', path: '/calendar' },
    { name: 'month', path: '/calendar?view=month' },
    { name: 'promises', path: '/promises' },
    { name: 'the neglected', path: '/neglected' },
    { name: 'following', path: '/following' },
    { name: 'imports', path: '/imports' },
    { name: 'new import', path: '/imports/new' },
    { name: 'profile', path: '/settings/profile' },
    { name: 'security', path: '/settings/security' },
    { name: 'users', path: '/settings/users' },
    { name: 'teams', path: '/settings/teams' },
    { name: 'API keys', path: '/settings/api-keys' },
    { name: 'connected apps', path: '/settings/connected-apps' },
    { name: 'app that asks', path: explorerAsks },
    { name: 'roles', path: '/settings/roles' },
    { name: 'fields', path: '/settings/fields' },
    { name: 'new field', path: '/settings/fields/new?type=contact' },
    { name: 'kinds of relations', path: '/settings/relations' },
    { name: 'jobs', path: '/settings/jobs' },
    { name: 'deliveries', path: '/settings/deliveries' },
    { name: 'templates', path: '/settings/templates' },
    { name: 'new template', path: '/settings/templates/new' },
    { name: 'mails', path: '/settings/mails' },
    { name: 'lead scoring', path: '/settings/lead-scoring' },
    { name: 'approvals', path: '/approvals' },
    { name: 'limits of approvals', path: '/settings/approvals' },
    { name: 'lead assignment', path: '/settings/lead-assignment' },
    { name: 'inquiries', path: '/inquiries?state=all' },
    { name: 'forms', path: '/settings/forms' },
    { name: 'new form', path: '/settings/forms/new' },
    { name: 'working hours', path: '/settings/working-hours' },
    { name: 'board of leads', path: '/leads/board' },
    { name: 'report on leads', path: '/reports/leads' },
    { name: 'new role', path: '/settings/roles/new' },
    { name: 'restricted fields', path: '/settings/roles?tab=fields' },
    { name: 'privacy', path: '/settings/privacy' },
    { name: 'audit', path: '/settings/audit' },
    { name: 'search', path: '/search?q=an' },
    { name: 'no such page', path: '/no-such-page' },
  ];
  for (const resource of [
    'leads',
    'opportunities',
    'quotes',
    'products',
    'contacts',
    'accounts',
    'activities',
    'call-lists',
    'imports',
    'jobs',
  ]) {
    const response = await page.request.get(`/api/v1/${resource}?limit=1`);
    const first = ((await response.json()) as Listed).items[0];
    if (first) routes.push({ name: `one of ${resource}`, path: `/${resource}/${first.id}` });
    if (first && resource === 'call-lists') routes.push({ name: 'calling', path: `/call-lists/${first.id}/work` });
    if (first && resource === 'contacts') routes.push({ name: 'brief', path: `/contacts/${first.id}/brief` });
  }
  return routes;
}
