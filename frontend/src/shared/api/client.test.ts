import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { server, startMockServer } from '@/test/server';
import { apiUrl, request, setAntiforgeryToken, setSignedOutHandler } from './client';
import { ProblemError } from './problem-error';

startMockServer();

const anyUrl = (path: string) => `*/api/v1${path}`;

async function failureOf(promise: Promise<unknown>): Promise<ProblemError> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProblemError);
  return error as ProblemError;
}

describe('apiUrl', () => {
  it('leaves out what has no value and joins lists', () => {
    expect(apiUrl('/contacts', { q: '', cursor: null, sort: '-name', stage: ['lead', 'customer'], count: true })).toBe(
      '/api/v1/contacts?sort=-name&stage=lead%2Ccustomer&count=true',
    );
  });
});

describe('request', () => {
  it('sends JSON and the anti-forgery token with every unsafe method', async () => {
    setAntiforgeryToken('secret');
    server.use(
      http.post(anyUrl('/contacts'), async ({ request: sent }) =>
        HttpResponse.json({ token: sent.headers.get('X-CSRF-Token'), body: await sent.json() }),
      ),
    );
    const { data } = await request('POST', '/contacts', { body: { name: 'Ada' } });
    expect(data).toEqual({ token: 'secret', body: { name: 'Ada' } });
  });

  it('answers nothing for 204', async () => {
    server.use(http.delete(anyUrl('/contacts/1'), () => new HttpResponse(null, { status: 204 })));
    expect((await request('DELETE', '/contacts/1')).data).toBeUndefined();
  });

  it('throws the problem that the server explains', async () => {
    server.use(
      http.patch(anyUrl('/contacts/1'), () =>
        HttpResponse.json(
          { status: 412, code: 'stale_version', detail: 'Changed.', traceId: 't1', current: { version: 3 } },
          { status: 412, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
    );
    const error = await failureOf(request('PATCH', '/contacts/1', { body: {} }));
    expect(error).toMatchObject({ status: 412, code: 'stale_version', traceId: 't1', current: { version: 3 } });
  });

  it.each([
    [403, 'forbidden'],
    [404, 'not_found'],
    [413, 'too_large'],
    [502, 'server'],
  ])('names a bare %i by its status', async (status, code) => {
    server.use(http.get(anyUrl('/contacts'), () => new HttpResponse('<html>', { status })));
    expect((await failureOf(request('GET', '/contacts'))).code).toBe(code);
  });

  it('says that the server cannot be reached', async () => {
    server.use(http.get(anyUrl('/contacts'), () => HttpResponse.error()));
    expect((await failureOf(request('GET', '/contacts'))).code).toBe('network');
  });

  it('reports a lost session, but not a refused sign-in', async () => {
    const signedOut = vi.fn();
    setSignedOutHandler(signedOut);
    server.use(
      http.post(anyUrl('/session'), () => new HttpResponse(null, { status: 401 })),
      http.get(anyUrl('/contacts'), () => new HttpResponse(null, { status: 401 })),
    );
    await failureOf(request('POST', '/session', { body: {} }));
    expect(signedOut).not.toHaveBeenCalled();
    await failureOf(request('GET', '/contacts'));
    expect(signedOut).toHaveBeenCalledOnce();
  });
});
