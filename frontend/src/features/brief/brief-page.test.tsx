import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, it, vi } from 'vitest';
import { renderPages } from '@/test/render-page';
import { serveRecords } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { BriefPage } from './brief-page';

startMockServer();

const line = (code: string, params: object, type = 'activity') => ({ code, params, source: { type, id: `${code}-1` } });

it('puts facts into words, names the risks, says what is not there, and prints', async () => {
  serveRecords(1, 1);
  server.use(
    http.get('/api/v1/contacts/c-1/brief', () =>
      HttpResponse.json({
        subject: { type: 'contact', id: 'c-1' },
        name: 'Grace Okafor',
        generatedAt: '2026-11-20T10:00:00Z',
        risks: [line('silent', { days: 40, subject: 'Visit', at: '2026-10-11T09:00:00Z' })],
        openPoints: [line('unanswered', { subject: 'And the manual?', at: '2026-11-18T09:00:00Z' })],
        promises: [],
        deals: [
          line(
            'deal',
            { name: 'Twelve scales', stage: 'Offer', amount: 4200, currency: 'EUR', probability: 60 },
            'opportunity',
          ),
        ],
        prices: [],
        people: [line('person', { name: 'Owen McDonald', title: 'Procurement officer' }, 'contact')],
        history: [],
        lastMessages: [],
      }),
    ),
  );
  const print = vi.spyOn(window, 'print').mockReturnValue();
  renderPages({ '/contacts/$id/brief': () => <BriefPage recordType="contact" /> }, '/contacts/c-1/brief');
  const risks = within(await screen.findByRole('region', { name: 'Risks' }));
  expect(risks.getByText('Silent for 40 days')).toBeVisible();
  expect(within(screen.getByRole('region', { name: 'Open points' })).getByText('not answered')).toBeVisible();
  expect(screen.getByText('No price was offered.')).toBeVisible();
  expect(screen.getByText(/Offer · .*4,200.* · 60 %/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Owen McDonald' })).toHaveAttribute('href', '/contacts/person-1');
  await userEvent.click(screen.getByRole('button', { name: 'Print' }));
  expect(print).toHaveBeenCalled();
});
