import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { app } from './base-routes';
import { requirePermission } from './guards';

const callLists = createRoute({
  getParentRoute: () => app,
  path: '/call-lists',
  beforeLoad: requirePermission('call-lists.use'),
  component: lazyRouteComponent(() => import('@/features/call-lists/call-lists-page'), 'CallListsPage'),
});

const callList = createRoute({
  getParentRoute: () => app,
  path: '/call-lists/$id',
  beforeLoad: requirePermission('call-lists.use'),
  component: lazyRouteComponent(() => import('@/features/call-lists/call-list-page'), 'CallListPage'),
});

const callListWork = createRoute({
  getParentRoute: () => app,
  path: '/call-lists/$id/work',
  beforeLoad: requirePermission('call-lists.use'),
  component: lazyRouteComponent(() => import('@/features/call-lists/work-page'), 'WorkPage'),
});

/** Who is called one after another. */
export const callRoutes = [callLists, callList, callListWork];
