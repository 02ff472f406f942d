import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { renderPages } from '@/test/render-page';
import { serveRecords } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { NeglectedPage } from './neglected-page';

startMockServer();

const waiting = {
  recordType: 'account',
  recordId: 'account-1',
  name: 'Altamira Foods',
  ownerName: 'Marco Bianchi',
  rule: 'Key accounts',
  since: '2026-11-10T08:00:00Z',
  reasons: ['noContact', 'brokenPromise'],
  lastContactAt: null,
};

function serve(items: (typeof waiting)[]) {
  serveRecords(1, 1);
  server.use(
    http.get('/api/v1/neglected', () => HttpResponse.json({ items, nextCursor: null })),
    http.get('/api/v1/indifference', () =>
      HttpResponse.json({ items: [{ day: '2026-11-20', neglected: 1, total: 4, share: 0.25 }] }),
    ),
    http.get('/api/v1/neglect-rules', () => HttpResponse.json({ items: [] })),
  );
}

it('says who waits, why, and how it goes over time, and lets managers set how often', async () => {
  serve([waiting]);
  renderPages({ '/neglected': NeglectedPage }, '/neglected', ['activities.read', 'neglect.manage']);
  const row = (await screen.findByText('Altamira Foods')).closest('li')!;
  expect(within(row).getByText('broken promise')).toBeVisible();
  expect(within(row).getByText('never in touch · Marco Bianchi · Key accounts')).toBeVisible();
  expect(await screen.findByText(/25% \(1 of 4\)/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'How often' }));
  expect(await screen.findByRole('dialog', { name: 'How often customers want to hear from us' })).toBeVisible();
});

it('is calm where nobody waits', async () => {
  serve([]);
  renderPages({ '/neglected': NeglectedPage }, '/neglected', ['activities.read']);
  expect(await screen.findByText('Nobody is waiting')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'How often' })).not.toBeInTheDocument();
});
