import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { users } from '@/test/msw/records/people';
import { renderPages } from '@/test/render-page';
import { serveRecords } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { HandoverPage } from './handover-page';

startMockServer();

it('shows what goes to whom before anything happens, and starts only then', async () => {
  serveRecords(1, 1);
  const [leaver, heir] = users;
  const asked: unknown[] = [];
  const items = [{ recordType: 'contact', count: 3, editable: 2 }];
  server.use(
    http.get('/api/v1/users/:id/orphans', () => HttpResponse.json({ items, total: 3, pendingJobs: 0 })),
    http.post('/api/v1/users/:id/handover/preview', async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json({
        items: [{ recordType: 'contact', count: 3, editable: 2, userIds: [heir!.id] }],
        total: 3,
        pendingJobs: 1,
      });
    }),
  );
  renderPages({ '/settings/users/$userId/handover': HandoverPage }, `/settings/users/${leaver!.id}/handover`, [
    'handover.run',
  ]);
  const start = await screen.findByRole('button', { name: 'Hand over 3 records' });
  expect(start).toBeDisabled();
  expect(screen.getByText('1 of them you may not give away')).toBeVisible();
  await userEvent.click(screen.getByRole('combobox', { name: 'The heir' }));
  await userEvent.click(await screen.findByRole('option', { name: heir!.label }));
  expect(await screen.findByText(/1 piece of background work goes on/)).toBeVisible();
  await waitFor(() => expect(start).toBeEnabled());
  expect(asked[0]).toMatchObject({ rule: 'heir', userIds: [heir!.id] });
  expect(within(screen.getAllByRole('table')[0]!).getByText('3')).toBeVisible();
});
