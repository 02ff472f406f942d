import { HttpResponse } from 'msw';

export function problem(status: number, code: string, more: Record<string, unknown> = {}) {
  return HttpResponse.json(
    { type: 'about:blank', title: code, status, code, traceId: '00-4bf92f3577b34da6a3ce929d0e0e4736-01', ...more },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
}
