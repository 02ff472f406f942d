import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import type { CallList } from '@/shared/call-lists/call-list-types';
import { newSettings } from '@/shared/call-lists/call-list-types';
import { renderPages } from '@/test/render-page';
import { serveRecords } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import type { CallCard } from './call-list-api';
import { WorkPage } from './work-page';

startMockServer();

const progress = { total: 2, waiting: 1, inWork: 1, callBack: 0, done: 0, skipped: 0 };

const list: CallList = {
  id: 'list-1',
  version: 1,
  recordType: 'contact',
  settings: {
    ...newSettings,
    name: 'Autumn',
    outcomes: [
      { key: 'reached', effect: 'done' },
      { key: 'later', name: 'Ring again', effect: 'callBack' },
    ],
  },
  callers: [],
  progress,
  createdAt: '2026-11-20T08:00:00Z',
  mayChange: true,
};

function card(id: string, name: string): CallCard {
  return {
    entryId: id,
    recordType: 'contact',
    recordId: `record-${id}`,
    name,
    company: 'Altamira Foods',
    number: '+34915551234',
    numberText: '+34 915 55 12 34',
    timeZone: 'Europe/Madrid',
    why: 'inTurn',
    tries: 0,
    script: `# Opening\nHello ${name}`,
    touches: [],
  };
}

it('shows one after another: a key ends the call, and the next opens', async () => {
  serveRecords(1, 1);
  const written: unknown[] = [];
  server.use(
    http.get('/api/v1/call-lists/list-1', () => HttpResponse.json(list)),
    http.post('/api/v1/call-lists/list-1/next', () =>
      HttpResponse.json(
        written.length === 0
          ? { card: card('1', 'Ana Ruiz'), progress }
          : written.length === 1
            ? { card: card('2', 'Ben Okafor'), progress }
            : { card: null, nextAt: null, progress },
      ),
    ),
    http.post('/api/v1/call-lists/list-1/calls', async ({ request }) => {
      written.push(await request.json());
      return HttpResponse.json({ callId: `call-${written.length}`, activityId: 'activity-1', state: 'done' });
    }),
  );
  renderPages({ '/call-lists/$id/work': WorkPage }, '/call-lists/list-1/work', ['call-lists.use']);

  expect(await screen.findByRole('heading', { name: 'Ana Ruiz' })).toBeVisible();
  expect(screen.getByRole('link', { name: '+34 915 55 12 34' })).toHaveAttribute('href', 'tel:+34915551234');
  expect(screen.getByText('Hello Ana Ruiz')).toBeVisible();
  await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'Wants a price');
  await userEvent.click(screen.getByRole('button', { name: /Reached/ }));

  expect(await screen.findByRole('heading', { name: 'Ben Okafor' })).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('');
  const ringAgain = screen.getByRole('button', { name: /Ring again/ });
  await waitFor(() => expect(ringAgain).toBeEnabled());
  await userEvent.click(ringAgain);
  // Texts and the parser of times load when they are first wanted.
  const patient = { timeout: 5000 };
  await userEvent.type(await screen.findByRole('textbox', { name: 'Call back when?' }, patient), 'in 3 days');
  const save = await screen.findByRole('button', { name: 'Save' });
  await waitFor(() => expect(save).toBeEnabled(), patient);
  await userEvent.click(save);

  expect(await screen.findByRole('heading', { name: 'All called' })).toBeVisible();
  expect(written).toEqual([
    { entryId: '1', outcome: 'reached', note: 'Wants a price' },
    { entryId: '2', outcome: 'later', callBackAt: expect.any(String) as string },
  ]);
});
