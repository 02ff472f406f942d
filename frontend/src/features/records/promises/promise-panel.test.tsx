import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, it } from 'vitest';
import { contactType } from '@/test/msw/records/record-types';
import {
  allRecordPermissions,
  forgetToasts,
  giveElementsASize,
  renderRecordPages,
  serveRecords,
} from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { RecordPage } from '../record-page';

startMockServer();

beforeEach(() => {
  giveElementsASize();
  forgetToasts();
});

const promise = {
  id: 'p-1',
  what: 'Send the offer',
  state: 'proposed',
  promisedBy: 'us',
  promisedByName: 'Marco Bianchi',
  amount: null,
  due: '2027-01-08',
  evidence: 'I will send you the offer by Friday.',
  evidenceActivityId: 'a-1',
  contradicted: false,
};

it('shows the words that say so, and a key confirms them', async () => {
  const settled: string[] = [];
  const [record] = serveRecords(1, 1).ofType(contactType);
  server.use(
    http.post('/api/v1/promises/search', () =>
      HttpResponse.json({ items: [{ ...promise, state: settled.length === 0 ? 'proposed' : 'confirmed' }] }),
    ),
    http.post('/api/v1/promises/:id/:act', ({ params }) => {
      settled.push(`${String(params.act)} ${String(params.id)}`);
      return HttpResponse.json({ id: params.id }, { headers: { 'Change-Set-Id': 'set-1' } });
    }),
  );
  renderRecordPages({
    record: <RecordPage recordType="contact" />,
    at: `/contacts/${record?.id}`,
    permissions: [...allRecordPermissions, 'promises.read', 'promises.edit'],
  });
  expect(await screen.findByText('I will send you the offer by Friday.')).toBeVisible();
  screen.getByRole('button', { name: 'Confirm: Send the offer' }).focus();
  await userEvent.keyboard('c');
  await waitFor(() => expect(settled).toEqual(['confirm p-1']));
  expect(await screen.findByRole('button', { name: 'Kept: Send the offer' })).toBeVisible();
});
