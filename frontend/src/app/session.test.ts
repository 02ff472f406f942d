import { QueryClient } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { request } from '@/shared/api/client';
import { createSession } from '@/test/render';
import { server, startMockServer } from '@/test/server';
import { can, forgetUser, sessionQuery, signIn } from './session';

startMockServer();

it('takes the token that is bound to the user after signing in', async () => {
  const tokens: (string | null)[] = [];
  server.use(
    http.post('*/api/v1/session', () => HttpResponse.json({ ...createSession(), antiforgeryToken: 'anonymous' })),
    http.get('*/api/v1/session', () => HttpResponse.json({ ...createSession(), antiforgeryToken: 'bound' })),
    http.post('*/api/v1/contacts', ({ request: sent }) => {
      tokens.push(sent.headers.get('X-CSRF-Token'));
      return HttpResponse.json({});
    }),
  );
  const client = new QueryClient();
  await signIn(client, { email: 'ada@demo.example', password: 'x', keepSignedIn: false });
  await request('POST', '/contacts', { body: {} });
  expect(tokens).toEqual(['bound']);
  expect(client.getQueryData(sessionQuery.queryKey)?.user?.name).toBe('Ada Okafor');
});

it('leaves nothing of one user for the next', async () => {
  server.use(http.get('*/api/v1/session', () => HttpResponse.json({ ...createSession(), user: null })));
  const client = new QueryClient();
  client.setQueryData(['records', 'contacts'], [{ id: 1 }]);
  client.setQueryData(sessionQuery.queryKey, createSession());
  await forgetUser(client);
  expect(client.getQueryData(['records', 'contacts'])).toBeUndefined();
  expect(client.getQueryData(sessionQuery.queryKey)?.user).toBeNull();
});

it('allows what the session names and nothing else', () => {
  const session = createSession(['contacts.read']);
  expect(can(session, 'contacts.read')).toBe(true);
  expect(can(session, 'contacts.edit')).toBe(false);
});
