import { http, HttpResponse } from 'msw';
import { problem } from './problems';

type MockMail = { id: string; to: string; toName: string; subject: string; state: string; attempts: number } & {
  error: string | null;
  template: string;
  createdAt: string;
};

export function createMails(): MockMail[] {
  return [
    ['News in the CRM: 3', 'held', null],
    ['Marco Bianchi assigned you Acme', 'failed', '550 5.1.1 No such user here'],
    ['Your work in the background is done', 'sent', null],
  ].map(([subject, state, error], index) => ({
    id: `mail-${index + 1}`,
    to: 'lin@demo.example',
    toName: 'Lin Wei',
    subject: String(subject),
    state: String(state),
    attempts: state === 'held' ? 0 : 1,
    error: error ?? null,
    template: 'notification.digest',
    createdAt: new Date(Date.now() - (index + 1) * 3_600_000).toISOString(),
  }));
}

export function mailHandlersFor(mails: MockMail[]) {
  const find = (id: unknown) => mails.find((mail) => mail.id === id);
  return [
    http.get('/api/v1/mails', ({ request }) => {
      const state = new URL(request.url).searchParams.get('state');
      return HttpResponse.json({ items: mails.filter((mail) => !state || mail.state === state), nextCursor: null });
    }),
    http.get('/api/v1/mails/:id', ({ params }) => {
      const found = find(params.id);
      if (!found) return problem(404, 'not_found');
      return HttpResponse.json({
        ...found,
        text: `Hello ${found.toName},\n\nthis is new for you.`,
        html: `<p>Hello ${found.toName},</p><p>this is new for you.</p>`,
        headers: [
          { name: 'From', value: 'CRM <crm@demo.example>' },
          { name: 'Subject', value: found.subject },
        ],
        fileIds: [],
      });
    }),
    http.get('/api/v1/mails/:id/content', () => HttpResponse.html('<!doctype html><p>Hello Lin Wei,</p>')),
    http.post('/api/v1/mails/:id/retry', ({ params }) => {
      const found = find(params.id);
      if (!found) return problem(404, 'not_found');
      if (found.state === 'held') return problem(409, 'mail_not_set_up');
      return HttpResponse.json(Object.assign(found, { state: 'queued', attempts: 0 }));
    }),
  ];
}
