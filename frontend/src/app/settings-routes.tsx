import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { app } from './base-routes';
import { requirePermission } from './guards';
import { jobSearch } from './jobs/job-search';

/** Those of the names that are texts. */
const texts = <Name extends string>(search: Record<string, unknown>, ...names: Name[]): Partial<Record<Name, string>> =>
  Object.fromEntries(
    names.map((name) => [name, search[name]]).filter(([, value]) => typeof value === 'string'),
  ) as Partial<Record<Name, string>>;

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

const security = createRoute({
  getParentRoute: () => settings,
  path: '/security',
  component: lazyRouteComponent(() => import('@/features/account/security-page'), 'SecurityPage'),
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

const connectedApps = createRoute({
  getParentRoute: () => settings,
  path: '/connected-apps',
  component: lazyRouteComponent(() => import('@/features/settings/connected-apps-page'), 'ConnectedAppsPage'),
});

const roles = createRoute({
  getParentRoute: () => settings,
  path: '/roles',
  validateSearch: (search: Record<string, unknown>) => texts(search, 'tab'),
  beforeLoad: requirePermission('users.manage'),
  component: lazyRouteComponent(() => import('@/features/settings/roles-page'), 'RolesPage'),
});

const user = createRoute({
  getParentRoute: () => settings,
  path: '/users/$userId',
  beforeLoad: requirePermission('users.manage'),
  component: lazyRouteComponent(() => import('@/features/settings/user-rights-page'), 'UserRightsPage'),
});

const handover = createRoute({
  getParentRoute: () => settings,
  path: '/users/$userId/handover',
  beforeLoad: requirePermission('handover.run'),
  component: lazyRouteComponent(() => import('@/features/handover/handover-page'), 'HandoverPage'),
});

const role = createRoute({
  getParentRoute: () => settings,
  path: '/roles/$roleId',
  validateSearch: (search: Record<string, unknown>) => texts(search, 'copyOf'),
  beforeLoad: requirePermission('users.manage'),
  component: lazyRouteComponent(() => import('@/features/settings/role-page'), 'RolePage'),
});

const typeSearch = (search: Record<string, unknown>): { type?: string } =>
  typeof search.type === 'string' ? { type: search.type } : {};

const pipelines = createRoute({
  getParentRoute: () => settings,
  path: '/pipelines',
  beforeLoad: requirePermission('pipelines.manage'),
  component: lazyRouteComponent(() => import('@/features/pipelines/pipelines-page'), 'PipelinesPage'),
});

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

const relationTypes = createRoute({
  getParentRoute: () => settings,
  path: '/relations',
  beforeLoad: requirePermission('relation-types.manage'),
  component: lazyRouteComponent(() => import('@/features/relation-types/relation-types-page'), 'RelationTypesPage'),
});

const jobs = createRoute({
  getParentRoute: () => settings,
  path: '/jobs',
  validateSearch: jobSearch,
  component: lazyRouteComponent(() => import('@/features/jobs/jobs-page'), 'JobsPage'),
});

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

const audit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  validateSearch: (search: Record<string, unknown>) =>
    texts(search, 'actorId', 'action', 'recordType', 'recordId', 'from', 'to'),
  beforeLoad: requirePermission('audit.read'),
  component: lazyRouteComponent(() => import('@/features/audit/audit-page'), 'AuditPage'),
});

const privacy = createRoute({
  getParentRoute: () => settings,
  path: '/privacy',
  validateSearch: (search: Record<string, unknown>) => texts(search, 'tab'),
  beforeLoad: requirePermission('privacy.manage'),
  component: lazyRouteComponent(() => import('@/features/privacy/privacy-page'), 'PrivacyPage'),
});

const leadScoring = createRoute({
  getParentRoute: () => settings,
  path: '/lead-scoring',
  beforeLoad: requirePermission('lead-scoring.manage'),
  component: lazyRouteComponent(() => import('@/features/lead-scoring/scoring-page'), 'LeadScoringPage'),
});

const leadAssignment = createRoute({
  getParentRoute: () => settings,
  path: '/lead-assignment',
  beforeLoad: requirePermission('lead-assignment.manage'),
  component: lazyRouteComponent(() => import('@/features/lead-assignment/assignment-page'), 'LeadAssignmentPage'),
});

const forms = createRoute({
  getParentRoute: () => settings,
  path: '/forms',
  beforeLoad: requirePermission('forms.manage'),
  component: lazyRouteComponent(() => import('@/features/lead-forms/forms-page'), 'FormsPage'),
});

const form = createRoute({
  getParentRoute: () => settings,
  path: '/forms/$formId',
  beforeLoad: requirePermission('forms.manage'),
  component: lazyRouteComponent(() => import('@/features/lead-forms/form-page'), 'FormPage'),
});

const workingHours = createRoute({
  getParentRoute: () => settings,
  path: '/working-hours',
  beforeLoad: requirePermission('working-hours.manage'),
  component: lazyRouteComponent(() => import('@/features/working-hours/hours-page'), 'WorkingHoursPage'),
});

const approvals = createRoute({
  getParentRoute: () => settings,
  path: '/approvals',
  beforeLoad: requirePermission('approvals.manage'),
  component: lazyRouteComponent(() => import('@/features/approvals/approvals-page'), 'ApprovalSettingsPage'),
});

/** The pages under the settings, with their frame. */
export const settingsRoutes = settings.addChildren([
  settingsIndex,
  profile,
  security,
  users,
  user,
  handover,
  teams,
  roles,
  role,
  apiKeys,
  connectedApps,
  pipelines,
  customFields,
  newCustomField,
  customField,
  relationTypes,
  jobs,
  deliveries,
  mails,
  templates,
  newTemplate,
  template,
  leadScoring,
  leadAssignment,
  approvals,
  forms,
  form,
  workingHours,
  audit,
  privacy,
]);
