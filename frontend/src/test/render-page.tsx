import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { Suspense, type ReactNode } from 'react';
import { createSession, renderInApp } from './render';

/** Renders pages by their paths, the first one that `at` names. */
export function renderPages(pages: Record<string, () => ReactNode>, at: string, permissions: readonly string[] = []) {
  const root = createRootRoute({
    component: () => (
      <Suspense>
        <Outlet />
      </Suspense>
    ),
  });
  const routes = Object.entries(pages).map(([path, component]) =>
    createRoute({
      getParentRoute: () => root,
      path,
      validateSearch: (search: Record<string, unknown>) => search,
      component,
    }),
  );
  const router = createRouter({
    routeTree: root.addChildren(routes),
    history: createMemoryHistory({ initialEntries: [at] }),
  });
  return { router, ...renderInApp(<RouterProvider router={router as never} />, createSession(permissions)) };
}
