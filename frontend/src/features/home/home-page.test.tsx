import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';
import type { DayItem, MyDay } from '@/shared/activities/activity-types';
import { renderPages } from '@/test/render-page';
import { server, startMockServer } from '@/test/server';
import { HomePage } from './home-page';

startMockServer();

const item = (id: string, subject: string, more: Partial<DayItem> = {}): DayItem => ({
  id,
  kind: 'task',
  subject,
  status: 'open',
  at: '2026-03-02T09:00:00Z',
  ...more,
});

let day: MyDay;
let done: string[];

beforeEach(() => {
  done = [];
  day = {
    date: '2026-03-02',
    timeZone: 'Europe/Madrid',
    overdue: [item('1', 'Send the offer')],
    today: [item('2', 'Call Grace', { kind: 'call', contactId: 'c', contactName: 'Grace Okafor' })],
    meetings: [item('3', 'Weekly round', { kind: 'meeting', endsAt: '2026-03-02T10:00:00Z' })],
    mentions: [],
    promisesDue: [],
    next7: [
      { date: '2026-03-03', count: 2 },
      { date: '2026-03-04', count: 0 },
    ],
  };
  const nobody = HttpResponse.json({ items: [], nextCursor: null });
  server.use(
    http.get('*/api/v1/my-day', () => HttpResponse.json(day)),
    http.get('*/api/v1/contacts', () => nobody.clone()),
    http.get('*/api/v1/accounts', () => nobody.clone()),
    http.post('*/api/v1/activities/:id/complete', ({ params }) => {
      done.push(String(params.id));
      day.overdue = day.overdue.filter(({ id }) => id !== params.id);
      return HttpResponse.json({ id: params.id }, { headers: { 'Change-Set-Id': 'c1' } });
    }),
  );
});

const rights = ['activities.read', 'activities.edit', 'activities.create', 'contacts.read', 'accounts.read'];

function open(permissions = rights) {
  renderPages({ '/': () => <HomePage /> }, '/', permissions);
  return userEvent.setup();
}

it('shows what presses first, and how full the next days are', async () => {
  open();
  expect(await screen.findByText('1 overdue · 2 for today')).toBeVisible();
  expect(within(screen.getByRole('list', { name: 'Overdue' })).getByText('Send the offer')).toBeVisible();
  expect(within(screen.getByRole('list', { name: 'Today' })).getByText('Grace Okafor')).toBeVisible();
  expect(within(screen.getByRole('list', { name: 'Meetings' })).getByText('Weekly round')).toBeVisible();
  expect(screen.getByText(/: 2 things$/)).toBeInTheDocument();
});

it('completes with one click, offers to undo, and moves the focus on', async () => {
  const user = open();
  await user.click(await screen.findByRole('checkbox', { name: 'Complete: Send the offer' }));
  expect(await screen.findByText('“Send the offer” is done')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
  expect(done).toEqual(['1']);
  await waitFor(() => expect(screen.queryByText('Send the offer')).not.toBeInTheDocument());
  expect(screen.getByRole('checkbox', { name: 'Complete: Weekly round' })).toHaveFocus();
});

it('takes a refused completion back', async () => {
  server.use(
    http.post('*/api/v1/activities/:id/complete', () => HttpResponse.json({ code: 'forbidden' }, { status: 403 })),
  );
  const user = open();
  const box = await screen.findByRole('checkbox', { name: 'Complete: Call Grace' });
  await user.click(box);
  expect(await screen.findByText('This could not be saved')).toBeVisible();
  expect(box).not.toBeChecked();
});

it('only shows what one may not change', async () => {
  open(['activities.read']);
  expect(await screen.findByRole('checkbox', { name: 'Complete: Call Grace' })).toBeDisabled();
});
