import { ProblemError, type ProblemBody } from './problem-error';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];

export type RequestOptions = {
  query?: Record<string, QueryValue>;
  /** A FormData or a Blob is sent as it is, everything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

export type ApiResponse<T> = { data: T; response: Response };

const base = '/api/v1';
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

let antiforgeryToken = '';
let onSignedOut: (() => void) | undefined;
let prove: (() => Promise<boolean>) | undefined;

/** The token is bound to the signed-in user: every new session brings its own. */
export function setAntiforgeryToken(token: string): void {
  antiforgeryToken = token;
}

/** Called when the server no longer knows the session (expired, signed out elsewhere, user deactivated). */
export function setSignedOutHandler(handler: () => void): void {
  onSignedOut = handler;
}

/** Called when the server wants to know again who sits there; answers whether that was proven. */
export function setProofHandler(handler: (() => Promise<boolean>) | undefined): void {
  prove = handler;
}

export function apiUrl(path: string, query: Record<string, QueryValue> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    search.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = search.toString();
  return base + path + (text ? `?${text}` : '');
}

export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<ApiResponse<T>> {
  const response = await send(method, path, options);
  if (!response.ok) {
    const problem = await problemOf(response, path);
    if (problem.code === 'proof_required' && (await prove?.())) return await request<T>(method, path, options);
    throw problem;
  }
  return { data: (await bodyOf(response)) as T, response };
}

/** The same for an answer that is a file. */
export async function requestFile(
  path: string,
  body?: unknown,
  method: Method = 'POST',
): Promise<{ blob: Blob; response: Response }> {
  const response = await send(method, path, { body, headers: { Accept: '*/*' } });
  if (!response.ok) throw await problemOf(response, path);
  return { blob: await response.blob(), response };
}

async function send(method: Method, path: string, { query, body, headers, signal }: RequestOptions): Promise<Response> {
  const isWhole = body instanceof FormData || body instanceof Blob;
  const all = new Headers(headers);
  if (!all.has('Accept')) all.set('Accept', 'application/json');
  // "Today" begins at the user's midnight.
  all.set('X-Time-Zone', timeZone);
  if (body !== undefined && !isWhole && !all.has('Content-Type')) all.set('Content-Type', 'application/json');
  if (method !== 'GET') all.set('X-CSRF-Token', antiforgeryToken);
  const init: RequestInit = { method, headers: all, credentials: 'same-origin' };
  if (body !== undefined) init.body = isWhole ? body : JSON.stringify(body);
  if (signal) init.signal = signal;
  try {
    return await fetch(apiUrl(path, query), init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError(0, { code: 'network' });
  }
}

async function problemOf(response: Response, path: string): Promise<ProblemError> {
  const body = (await bodyOf(response).catch(() => undefined)) as ProblemBody | undefined;
  const problem = new ProblemError(response.status, typeof body === 'object' ? body : {});
  // A refused sign-in is an answer to its form, not the loss of a session.
  if (response.status === 401 && !path.startsWith('/session')) onSignedOut?.();
  return problem;
}

async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('Content-Type') ?? '';
  return type.includes('json') ? await response.json() : await response.text();
}
