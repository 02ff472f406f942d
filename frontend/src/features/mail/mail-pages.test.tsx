import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { problem } from '@/test/msw/problems';
import { renderPages } from '@/test/render-page';
import { forgetToasts } from '@/test/render-record';
import { server, startMockServer } from '@/test/server';
import { ComposePage } from './compose-page';
import { InboxPage } from './inbox-page';

startMockServer();

const user = userEvent.setup();

beforeEach(() => {
  forgetToasts();
  sessionStorage.clear();
});

function heldMails() {
  return ['Wang Fang', 'Paul Roux'].map((fromName, index) => ({
    id: `held-${index + 1}`,
    fromName,
    fromAddress: `${fromName.split(' ')[0]?.toLowerCase() ?? ''}@new.example`,
    subject: `Question ${index + 1}`,
    date: '2026-11-20T10:00:00Z',
    receivedAt: '2026-11-20T10:00:00Z',
    state: 'held',
    excerpt: 'May I have an offer?',
    files: 0,
    automatic: false,
  }));
}

function serveInbox(mails = heldMails()) {
  const calls: string[] = [];
  const gone = new Map<string, (typeof mails)[number]>();
  server.use(
    http.get('/api/v1/inbound-mail', () => HttpResponse.json({ items: mails, nextCursor: null })),
    http.get('/api/v1/inbound-mail/balance', () =>
      HttpResponse.json({ received: 2, filed: 0, held: mails.length, discarded: 2 - mails.length, refused: 0 }),
    ),
    http.get('/api/v1/inbound-mail/:id', ({ params }) => {
      const found = mails.find(({ id }) => id === params.id);
      return found
        ? HttpResponse.json({
            ...found,
            text: found.excerpt,
            fullText: `${found.excerpt}\n\n> before`,
            hasHtml: true,
            to: [],
            proposed: { givenName: 'Wang', familyName: 'Fang', email: found.fromAddress },
          })
        : problem(404, 'not_found');
    }),
    http.post('/api/v1/inbound-mail/:id/:act', ({ params }) => {
      const [id, act] = [String(params.id), String(params.act)];
      calls.push(`${act} ${id}`);
      const at = mails.findIndex((mail) => mail.id === id);
      if (act === 'file-others') return HttpResponse.json({ ids: mails.splice(0, 1).map((mail) => mail.id) });
      if (act === 'undo') mails.unshift(...[gone.get(id)].filter((mail) => mail !== undefined));
      else gone.set(id, ...(mails.splice(at, 1) as [(typeof mails)[number]]));
      return act.startsWith('create-')
        ? HttpResponse.json({ activityId: 'a', others: act === 'create-lead' ? 1 : 0 })
        : new HttpResponse(null, { status: 204 });
    }),
  );
  return calls;
}

describe('InboxPage', () => {
  it('makes a contact of who is not known, shows the next mail, and takes it back', async () => {
    const calls = serveInbox();
    renderPages({ '/inbox': InboxPage }, '/inbox', ['inbound-mail.manage', 'contacts.create']);
    expect(await screen.findByText(/Wang Fang \(wang@new.example\) would become a new contact/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Create contact/ }));
    expect(await screen.findByRole('article', { name: 'Question 2' })).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(calls).toEqual(['create-contact held-1', 'undo held-1']));
    expect(await screen.findByText('Question 1')).toBeVisible();
  });

  it('makes a lead first of all, and offers to take the other mails of the sender along', async () => {
    const calls = serveInbox();
    renderPages({ '/inbox': InboxPage }, '/inbox', ['inbound-mail.manage', 'contacts.create', 'leads.create']);
    expect(await screen.findByText(/Wang Fang \(wang@new.example\) would become a new lead/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Create lead/ }));
    expect(await screen.findByText('1 more mail from Wang Fang waits.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'File there too' }));
    await waitFor(() => expect(calls).toEqual(['create-lead held-1', 'file-others held-1']));
    expect(await screen.findByText('1 mail from Wang Fang filed')).toBeVisible();
    expect(screen.queryByText('1 more mail from Wang Fang waits.')).not.toBeInTheDocument();
  });

  it('says that nothing waits once the last one is put away', async () => {
    serveInbox(heldMails().slice(0, 1));
    renderPages({ '/inbox': InboxPage }, '/inbox', ['inbound-mail.manage']);
    expect(await screen.findByRole('article', { name: 'Question 1' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Create contact/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /Discard/ }));
    expect(await screen.findByText('Nothing waits')).toBeVisible();
  });
});

describe('ComposePage', () => {
  it('tells what colleagues said before it sends, and sends when one goes on', async () => {
    const sent: Record<string, unknown>[] = [];
    const touch = {
      activityId: 'activity-1',
      kind: 'call',
      at: '2026-11-20T10:00:00Z',
      direction: 'outbound',
      userName: 'Marco Bianchi',
      contactName: null,
      subject: 'Promised 12 a piece',
      excerpt: '',
    };
    server.use(
      http.get('/api/v1/lookup/contact', () => HttpResponse.json({ items: [] })),
      http.post('/api/v1/activities/email', async ({ request }) => {
        const body = (await request.json()) as Record<string, unknown>;
        sent.push(body);
        return body.acknowledgedCollision === true
          ? HttpResponse.json({ id: 'activity-2' }, { status: 201 })
          : HttpResponse.json(
              { status: 409, code: 'recent_contact', params: { touches: [touch] } },
              { status: 409, headers: { 'Content-Type': 'application/problem+json' } },
            );
      }),
    );
    const { router } = renderPages(
      { '/mail/new': ComposePage, '/activities/$id': () => <p>the mail</p> },
      '/mail/new?email=mei%40example.com',
      ['activities.create'],
    );
    await user.type(await screen.findByRole('textbox', { name: /Subject/ }), 'Offer');
    await user.type(screen.getByRole('textbox', { name: /Text/ }), 'Ten a piece.');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText('Promised 12 a piece')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Send anyway' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/activities/activity-2'));
    expect(sent.at(-1)).toMatchObject({ to: [{ email: 'mei@example.com' }], subject: 'Offer', body: 'Ten a piece.' });
    expect(sessionStorage.length).toBe(0);
  });
});
