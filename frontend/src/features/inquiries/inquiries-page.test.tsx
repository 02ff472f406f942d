import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { renderPages } from '@/test/render-page';
import { serveRecords } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { InquiriesPage } from './inquiries-page';

startMockServer();

const counts = { received: 4, leads: 1, merged: 1, refused: 1, waiting: 1 };
const asked = {
  id: 'inquiry-1',
  kind: 'form',
  reference: 'I-7QK2M-X09BD',
  receivedAt: '2026-11-10T08:00:00Z',
  outcome: 'leadMade',
  state: 'open',
  name: 'Lucía Ferrer',
  formName: 'Contact us',
  ownerName: 'Marco Bianchi',
  dueAt: '2026-11-10T12:00:00Z',
  values: { message: 'Three scales, please' },
};

function serve(orphans: number) {
  serveRecords(1, 1);
  const acts: string[] = [];
  server.use(
    http.get('/api/v1/inquiries', () => HttpResponse.json({ items: [asked], nextCursor: null })),
    http.get('/api/v1/inquiries/audit', () =>
      HttpResponse.json({ orphans, open: 1, overdue: 1, balances: true, counts, days: [] }),
    ),
    http.post('/api/v1/inquiries/:id/:act', ({ params }) => {
      acts.push(String(params.act));
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return acts;
}

it('says calmly that nothing is lost, how it adds up, and takes an answer back', async () => {
  const acts = serve(0);
  renderPages({ '/inquiries': InquiriesPage }, '/inquiries', ['leads.read', 'leads.edit']);
  expect(await screen.findByText('No inquiry is without an owner')).toBeVisible();
  const row = (await screen.findByText('Lucía Ferrer')).closest('li')!;
  expect(within(row).getByText('I-7QK2M-X09BD · Contact us · Marco Bianchi')).toBeVisible();
  expect(within(row).getByText('late')).toBeVisible();
  await userEvent.click(within(row).getByRole('button', { name: 'Answered: Lucía Ferrer' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(acts).toEqual(['answer', 'reopen']);
});

it('says so where somebody is without an answer, and offers no act to whoever may do none', async () => {
  serve(2);
  renderPages({ '/inquiries': InquiriesPage }, '/inquiries', ['leads.read']);
  expect(await screen.findByText('2 inquiries have no owner')).toBeVisible();
  await screen.findByText('Lucía Ferrer');
  expect(screen.queryByRole('button', { name: /Answered:/ })).not.toBeInTheDocument();
});
