import { notifications } from '@mantine/notifications';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { Suspense, type ReactElement } from 'react';
import { vi } from 'vitest';
import type { SavedView } from '@/shared/api/types';
import { createRecordStore, type RecordStore } from './msw/records/store';
import { recordHandlersFor } from './msw/records/handlers';
import { bulkHandlersFor } from './msw/records/bulk-handlers';
import { viewHandlersFor } from './msw/records/view-handlers';
import { createSession, renderInApp } from './render';
import { relationHandlers } from './msw/relation-handlers';
import { server } from './server';

export const allRecordPermissions = ['contacts', 'accounts'].flatMap((of) =>
  ['read', 'create', 'edit', 'delete', 'export', 'merge'].map((verb) => `${of}.${verb}`),
);

/** jsdom lays nothing out: without a height, a virtual list would show no row. */
export function giveElementsASize(height = 600): void {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(height);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1000);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(height);
  HTMLElement.prototype.scrollTo = () => undefined;
}

/** Toasts live outside of the rendered tree: the next test must not meet them. */
export function forgetToasts(): void {
  notifications.clean();
}

/** A small mocked server of records, answering for the rest of the test. */
export function serveRecords(contacts = 60, accounts = 5, views: SavedView[] = []): RecordStore {
  const store = createRecordStore(contacts, accounts);
  server.use(...relationHandlers, ...recordHandlersFor(store), ...viewHandlersFor(views), ...bulkHandlersFor(store));
  return store;
}

type Pages = { list?: ReactElement; record?: ReactElement; at: string; permissions?: readonly string[] };

/** Renders pages of contacts below a router of their own, as deep in the app as they need. */
export function renderRecordPages({ list, record, at, permissions = allRecordPermissions }: Pages) {
  const root = createRootRoute({
    component: () => (
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    ),
  });
  const routes = [
    createRoute({
      getParentRoute: () => root,
      path: '/contacts',
      validateSearch: (search: Record<string, unknown>) => search,
      component: () => list ?? null,
    }),
    createRoute({ getParentRoute: () => root, path: '/contacts/$id', component: () => record ?? null }),
    createRoute({ getParentRoute: () => root, path: '/accounts/$id', component: () => null }),
  ];
  const router = createRouter({
    routeTree: root.addChildren(routes),
    history: createMemoryHistory({ initialEntries: [at] }),
  });
  const rendered = renderInApp(<RouterProvider router={router as never} />, createSession(permissions));
  return { ...rendered, router };
}
