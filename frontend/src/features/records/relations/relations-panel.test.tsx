import { screen, waitFor, within } from '@testing-library/react';
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

const user = userEvent.setup();
const base = '/api/v1';

beforeEach(() => {
  giveElementsASize();
  forgetToasts();
});

function open() {
  const [record] = serveRecords().ofType(contactType);
  if (!record) throw new Error('no contact');
  const party = { type: 'contact', id: 'ben', name: 'Ben Spouse', detail: null };
  const line = { since: '2020-05-01', until: null, title: null, department: null, note: 'Met at work', isPast: false };
  server.use(
    http.get(`${base}/relation-types`, () =>
      HttpResponse.json({
        items: [
          {
            key: 'spouseOf',
            inverse: 'spouseOf',
            from: 'contact',
            to: 'contact',
            names: [{ language: 'en', forward: 'spouse of', backward: 'spouse of' }],
            isBuiltIn: true,
            isRetired: false,
          },
        ],
      }),
    ),
    http.get(`${base}/contacts/${record.id}/relations`, () =>
      HttpResponse.json({
        items: [{ id: 'r1', type: 'spouseOf', party, ...line, version: 1, canEdit: true, canDelete: true }],
        nextCursor: null,
      }),
    ),
  );
  renderRecordPages({
    record: <RecordPage recordType="contact" />,
    at: `/contacts/${record.id}`,
    permissions: [...allRecordPermissions, 'relations.read', 'relations.create'],
  });
}

it('says what somebody is to others, and ends it without losing it', async () => {
  open();
  const section = await screen.findByRole('region', { name: /^Relations/ }, { timeout: 8000 });
  expect(await within(section).findByText('Ben Spouse')).toBeVisible();
  expect(within(section).getByText(/^spouse of · since .* · Met at work$/)).toBeVisible();

  const sent: unknown[] = [];
  server.use(
    http.patch(`${base}/relations/r1`, async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({});
    }),
  );
  await user.click(within(section).getByRole('button', { name: 'Actions for Ben Spouse' }));
  await user.click(await screen.findByRole('menuitem', { name: 'It ended today' }));
  await waitFor(() => expect(sent).toEqual([{ until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown }]));
});
