import { http, HttpResponse } from 'msw';

const entries = [
  {
    id: 'audit-3',
    sequence: 3,
    at: '2026-11-22T09:30:00Z',
    actorId: 'user-1',
    actorName: 'Ada Okafor',
    source: 'browser',
    ip: '192.0.2.7',
    action: 'records.exported',
    recordType: 'contact',
    recordId: 'contact-1',
    details: { rows: 120 },
    hash: 'c3',
  },
  {
    id: 'audit-2',
    sequence: 2,
    at: '2026-11-22T09:10:00Z',
    actorId: null,
    actorName: null,
    source: 'browser',
    ip: '203.0.113.5',
    action: 'session.refused',
    recordType: null,
    recordId: null,
    details: null,
    hash: 'b2',
  },
];

export const auditState = { isIntact: true };

export const auditHandlers = [
  http.get('/api/v1/audit', ({ request }) => {
    const wanted = new URL(request.url).searchParams.get('action');
    const items = entries.filter(({ action }) => wanted === null || action === wanted);
    return HttpResponse.json({
      items: items.map((entry) => ({ sessionId: null, userAgent: 'Firefox', ...entry })),
      nextCursor: null,
    });
  }),
  http.get('/api/v1/audit/verification', () =>
    HttpResponse.json({
      intact: auditState.isIntact,
      entries: 3,
      changes: 20,
      headSequence: 3,
      headHash: 'c3',
      problems: auditState.isIntact
        ? []
        : [{ kind: 'changed', sequence: 2, message: 'Entry 2 is not what was written.' }],
    }),
  ),
];
