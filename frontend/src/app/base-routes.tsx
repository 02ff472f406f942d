import { createRootRouteWithContext, createRoute, Outlet } from '@tanstack/react-router';
import { requireUser, type RouterContext } from './guards';
import { Shell } from './shell/shell';

/** What every page hangs on: the root, and what is shown to whoever is signed in. */
export const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

export const app = createRoute({ getParentRoute: () => root, id: 'app', beforeLoad: requireUser, component: Shell });
