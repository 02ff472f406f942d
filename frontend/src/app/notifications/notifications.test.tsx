import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { NotificationItem } from '@/shared/api/types';
import { notificationHandlersFor } from '@/test/msw/notification-handlers';
import { renderInApp } from '@/test/render';
import { server, startMockServer } from '@/test/server';
import { metadataQuery } from '@/shared/metadata/use-metadata';
import { metadata } from '@/test/msw/records/record-types';
import { byDay, daysAgo } from './by-day';
import { NotificationBell } from './notification-bell';
import { NotificationCenter } from './notification-center';
import { targetOf } from './notification-target';

startMockServer();

const item: NotificationItem = { id: '1', kind: 'other', at: '2026-03-02T10:00:00', params: {}, read: false };

function renderBell() {
  const root = createRootRoute();
  const page = createRoute({
    getParentRoute: () => root,
    path: '$',
    component: () => (
      <>
        <NotificationBell collapsed={false} />
        <NotificationCenter />
      </>
    ),
  });
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history: createMemoryHistory({ initialEntries: ['/start'] }),
  });
  const rendered = renderInApp(<RouterProvider router={router as never} />);
  rendered.client.setQueryData(metadataQuery.queryKey, metadata);
  return router;
}

it('lists notifications by day, opens what one is about and counts it as read', async () => {
  server.use(...notificationHandlersFor());
  const router = renderBell();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Notifications, 3 unread notifications' }));
  const dialog = await screen.findByRole('dialog', { name: 'Notifications' });
  const first = await within(dialog).findByRole('link', { name: /Unread: ?Marco Bianchi gave you Jane Roe/ });
  expect(within(dialog).getByText('Lin Wei gave you 12 accounts')).toBeVisible();
  expect(within(dialog).getByText('4,980 records changed; 20 could not be done')).toBeVisible();
  expect(within(dialog).getByText('Kind: somethingNew')).toBeVisible();
  first.focus();
  await user.keyboard('{ArrowDown}');
  expect(within(dialog).getByRole('link', { name: /Change records: finished/ })).toHaveFocus();
  await user.click(first);
  await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/contacts\//));
  await screen.findByRole('button', { name: 'Notifications, 2 unread notifications' });
});

it('marks all as read', async () => {
  server.use(...notificationHandlersFor());
  renderBell();
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /3 unread/ }));
  await user.click(await screen.findByRole('button', { name: 'Mark all as read' }));
  await screen.findByRole('button', { name: 'Notifications', hidden: true });
  await waitFor(() => expect(screen.queryByText('Unread:')).toBeNull());
});

it('splits by the days of the user', () => {
  const days = byDay([
    item,
    { ...item, id: '2', at: '2026-03-02T00:30:00' },
    { ...item, id: '3', at: '2026-03-01T23:00:00' },
  ]);
  expect(days.map((day) => day.items.map(({ id }) => id))).toEqual([['1', '2'], ['3']]);
  expect(days.map((day) => daysAgo(day.start, new Date('2026-03-02T12:00:00')))).toEqual([0, 1]);
});

it('leads inside of the app only', () => {
  expect(targetOf({ ...item, link: '/imports/7' }, [])).toBe('/imports/7');
  expect(targetOf({ ...item, link: '//elsewhere.example' }, [])).toBeUndefined();
  expect(targetOf({ ...item, params: { jobId: '5' } }, [])).toBe('/jobs/5');
  expect(targetOf({ ...item, recordType: 'contact', recordId: '9' }, metadata.recordTypes)).toBe('/contacts/9');
  expect(targetOf({ ...item, recordType: 'contact' }, metadata.recordTypes)).toBe('/contacts');
  expect(targetOf({ ...item, kind: 'mailFailed' }, [])).toBe('/settings/mails');
});
