import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { contactType } from '@/test/msw/records/record-types';
import { allRecordPermissions, giveElementsASize, renderRecordPages, serveRecords } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { RecordPage } from '../record-page';

startMockServer();

/** What is lazy, and the parser of times, come when they come. */
vi.setConfig({ testTimeout: 20_000 });
const patience = { timeout: 5000 };

let sent: Record<string, unknown>[];
let touches: object[];

beforeEach(() => {
  giveElementsASize();
  sent = [];
  touches = [];
});

/** The page of a contact, once what is written there can be written. */
async function open(permissions: readonly string[] = [...allRecordPermissions, 'activities.create']) {
  const user = userEvent.setup();
  const contact = serveRecords().ofType(contactType)[0]!;
  server.use(
    http.get('*/api/v1/contacts/:id/timeline', () => HttpResponse.json({ items: [], next: [], nextCursor: null })),
    http.post('*/api/v1/activities', async ({ request }) => {
      sent.push((await request.json()) as Record<string, unknown>);
      return HttpResponse.json({ id: 'a1' }, { status: 201, headers: { 'Change-Set-Id': 'c1' } });
    }),
    http.get('*/api/v1/contacts/:id/recent-touches', () => HttpResponse.json({ items: touches })),
    http.get('*/api/v1/lookup/user', () => HttpResponse.json({ items: [{ id: 'u7', label: 'Olga Sokolova' }] })),
  );
  renderRecordPages({ record: <RecordPage recordType="contact" />, at: `/contacts/${contact.id}`, permissions });
  await screen.findByRole('region', { name: 'Timeline' }, patience);
  return { user, contact };
}

describe('Composer', () => {
  it('takes a task with its date from one line', async () => {
    const { user, contact } = await open();
    await user.click(await screen.findByRole('button', { name: 'Task' }));
    expect(await screen.findByRole('textbox', { name: 'What' }, patience)).toHaveFocus();
    await user.keyboard('Send the offer fri 3pm');
    expect(
      await screen.findByRole('button', { name: /^Change the date: Fri.* (15:00|3:00 PM)$/ }, patience),
    ).toBeVisible();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Task saved')).toBeVisible();
    expect(sent).toEqual([
      { kind: 'task', subject: 'Send the offer', dueAt: expect.any(String) as string, contactId: contact.id },
    ]);
    expect(screen.getByRole('button', { name: 'Task' })).toHaveFocus();
  });

  it('says what colleagues said before one calls', async () => {
    const { user } = await open();
    touches = [
      {
        activityId: 'a9',
        at: '2026-03-11T10:00:00Z',
        userName: 'Tom Hartley',
        subject: 'Offer',
        excerpt: 'It is 4,900.',
      },
    ];
    await user.click(await screen.findByRole('button', { name: 'Call' }));
    expect(await screen.findByText('Colleagues were in touch lately', undefined, patience)).toBeVisible();
    expect(screen.getByText('Tom Hartley')).toBeVisible();
  });

  it('names a colleague in a note', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Note' }));
    await user.type(await screen.findByRole('textbox', { name: 'Note' }, patience), 'Ask @Ol');
    await screen.findByRole('option', { name: 'Olga Sokolova' });
    await user.keyboard('{Enter}about it');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ kind: 'note', body: 'Ask @[Olga Sokolova](user:u7) about it' });
  });

  it('asks to confirm what a note says', async () => {
    const { user } = await open();
    const attended: unknown[] = [];
    server.use(
      http.get('*/api/v1/activities/a1/facts', () =>
        HttpResponse.json({
          people: attended.length > 0 ? [] : [{ contactId: 'c9', name: 'Ada Visser', words: 'Ada' }],
          days: [],
          promises: [],
        }),
      ),
      http.get('*/api/v1/activities/a1', () => HttpResponse.json({ id: 'a1', attendees: [] })),
      http.patch('*/api/v1/activities/a1', async ({ request }) => {
        attended.push(await request.json());
        return HttpResponse.json({ id: 'a1' }, { headers: { 'Change-Set-Id': 'c2' } });
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Note' }));
    await user.type(await screen.findByRole('textbox', { name: 'Note' }, patience), 'Spoke to Ada');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Confirm: Ada Visser' }, patience));
    await waitFor(() =>
      expect(attended).toEqual([{ attendees: [{ recordType: 'contact', recordId: 'c9', name: 'Ada Visser' }] }]),
    );
    await waitFor(() => expect(screen.queryByText('From your note')).not.toBeInTheDocument());
  });

  it('explains why it cannot record where the page is not secure', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Record a voice note' }));
    expect(await screen.findByText(/only over a secure connection/, undefined, patience)).toBeVisible();
  });

  it('keeps what was typed when it is closed, and says what is missing', async () => {
    const { user } = await open();
    const composer = within(await screen.findByRole('region', { name: 'Add to the timeline' }));
    await user.click(composer.getByRole('button', { name: 'Meeting' }));
    await user.type(await composer.findByRole('textbox', { name: 'What' }, patience), 'Review');
    await user.click(composer.getByRole('button', { name: 'Save' }));
    expect(composer.getByRole('alert')).toHaveTextContent('Say when it is to be');
    await user.keyboard('{Escape}');
    expect(composer.queryByRole('textbox', { name: 'What' })).not.toBeInTheDocument();
    await user.click(composer.getByRole('button', { name: 'Task' }));
    expect(await composer.findByRole('textbox', { name: 'What' }, patience)).toHaveValue('Review');
    expect(sent).toEqual([]);
  });

  it('is absent for those who may not write', async () => {
    await open(allRecordPermissions);
    await screen.findByText(/Nothing has happened here yet/);
    expect(screen.queryByRole('region', { name: 'Add to the timeline' })).not.toBeInTheDocument();
  });
});
