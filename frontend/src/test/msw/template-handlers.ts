import { http, HttpResponse } from 'msw';
import { problem } from './problems';

type MockText = { subject: string; body: string };
type MockTemplate = {
  id: string;
  version: number;
  key: string | null;
  name: string;
  recordType: string | null;
  texts: Record<string, MockText>;
  placeholders: string[];
  builtIn: boolean;
  edited: boolean;
  updatedAt: string;
};

const digest = { subject: 'News in the CRM: {{count}}', body: 'Hello {{recipient.name}},\n\n{{items}}' };
const contactPlaceholders = ['contact.givenName', 'contact.jobTitle', 'account.name', 'user.name', 'user.email'];

export function createTemplates(): MockTemplate[] {
  const updatedAt = new Date(Date.now() - 86_400_000).toISOString();
  return [
    {
      id: 'template-1',
      version: 2,
      key: 'notification.digest',
      name: 'Daily digest',
      recordType: null,
      texts: { en: { ...digest, subject: 'What is new: {{count}}' } },
      placeholders: ['recipient.name', 'link', 'count', 'items'],
      builtIn: true,
      edited: true,
      updatedAt,
    },
    {
      id: 'template-2',
      version: 1,
      key: null,
      name: 'Welcome',
      recordType: 'contact',
      texts: { en: { subject: 'Welcome, {{contact.givenName}}', body: 'How is work as {{contact.jobTitle}}?' } },
      placeholders: contactPlaceholders,
      builtIn: false,
      edited: false,
      updatedAt,
    },
  ];
}

const namesIn = (text: string) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? '');

export function templateHandlersFor(templates: MockTemplate[]) {
  const deleted: MockTemplate[] = [];
  const find = (id: unknown) => templates.find((template) => template.id === id);
  const changed = (template: MockTemplate, change: Partial<MockTemplate>) =>
    HttpResponse.json(Object.assign(template, change, { version: template.version + 1 }));
  return [
    http.get('/api/v1/templates', () => HttpResponse.json({ items: templates, nextCursor: null })),
    http.post('/api/v1/templates/preview', async ({ request }) => {
      const { subject, body } = (await request.json()) as MockText;
      const names = [...new Set(namesIn(subject + body))];
      const unknown = names.filter((name) => !contactPlaceholders.includes(name));
      if (unknown.length > 0) return problem(400, 'unknown_placeholder', { params: { placeholders: unknown } });
      const fill = (text: string) =>
        text.replaceAll(/\{\{\s*([\w.]+)[^}]*\}\}/g, (_, name: string) => (name === 'contact.jobTitle' ? '' : 'Ada'));
      return HttpResponse.json({
        subject: fill(subject),
        text: fill(body),
        html: `<!doctype html><style>body{font-family:sans-serif}</style><p>${fill(body)}</p>`,
        missing: names.filter((name) => name === 'contact.jobTitle'),
      });
    }),
    http.get('/api/v1/templates/:id', ({ params }) => {
      const found = find(params.id);
      return found ? HttpResponse.json(found) : problem(404, 'not_found');
    }),
    http.post('/api/v1/templates', async ({ request }) => {
      const body = (await request.json()) as Pick<MockTemplate, 'name' | 'texts'> & { recordType?: string };
      const template: MockTemplate = {
        id: `template-${templates.length + 1}`,
        version: 1,
        key: null,
        name: body.name,
        recordType: body.recordType ?? null,
        texts: body.texts,
        placeholders: body.recordType ? contactPlaceholders : ['user.name', 'user.email'],
        builtIn: false,
        edited: false,
        updatedAt: new Date().toISOString(),
      };
      templates.push(template);
      return HttpResponse.json(template, { status: 201 });
    }),
    http.patch('/api/v1/templates/:id', async ({ params, request }) => {
      const found = find(params.id);
      if (!found) return problem(404, 'not_found');
      return changed(found, { ...((await request.json()) as Partial<MockTemplate>), edited: found.builtIn });
    }),
    http.post('/api/v1/templates/:id/reset', ({ params }) => {
      const found = find(params.id);
      return found ? changed(found, { texts: { en: digest }, edited: false }) : problem(404, 'not_found');
    }),
    http.delete('/api/v1/templates/:id', ({ params }) => {
      const found = find(params.id);
      if (found) deleted.push(...templates.splice(templates.indexOf(found), 1));
      return new HttpResponse(null, { status: 204 });
    }),
    http.post('/api/v1/templates/:id/restore', ({ params }) => {
      const found = deleted.find((template) => template.id === params.id);
      if (!found) return problem(404, 'not_found');
      templates.push(found);
      return HttpResponse.json(found);
    }),
  ];
}
