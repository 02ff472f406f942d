import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { root } from './base-routes';
import type { RouterContext } from './guards';
import { isPartner, sessionQuery } from './session';

async function requirePartner({ context }: { context: RouterContext }): Promise<void> {
  const session = await context.queryClient.ensureQueryData(sessionQuery);
  if (!session.user) throw redirect({ to: '/sign-in' });
  if (!isPartner(session)) throw redirect({ to: '/' });
}

const portal = createRoute({
  getParentRoute: () => root,
  id: 'portal',
  beforeLoad: requirePartner,
  component: lazyRouteComponent(() => import('@/features/portal/portal-shell'), 'PortalShell'),
});

const leads = createRoute({
  getParentRoute: () => portal,
  path: '/portal',
  component: lazyRouteComponent(() => import('@/features/portal/leads-page'), 'PortalLeadsPage'),
});

const lead = createRoute({
  getParentRoute: () => portal,
  path: '/portal/leads/$id',
  component: lazyRouteComponent(() => import('@/features/portal/lead-page'), 'PortalLeadPage'),
});

const documents = createRoute({
  getParentRoute: () => portal,
  path: '/portal/documents',
  component: lazyRouteComponent(() => import('@/features/portal/documents-page'), 'PortalDocumentsPage'),
});

/** What the people of dealers see, and all that they see. */
export const portalRoute = portal.addChildren([leads, lead, documents]);
