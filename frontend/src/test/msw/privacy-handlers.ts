import { http, HttpResponse } from 'msw';

type MockErasure = { id: string; state: string } & Record<string, unknown>;

export function privacyHandlersFor(erasures: MockErasure[] = []) {
  const decide = (state: string) => (id: unknown) => {
    const found = erasures.find((each) => each.id === id);
    if (found) Object.assign(found, { state, jobId: state === 'approved' ? 'job-1' : null });
    return HttpResponse.json(found);
  };
  return [
    http.post('/api/v1/privacy/find', async ({ request }) => {
      const { email, everywhere } = (await request.json()) as { email?: string; everywhere: boolean };
      const isKnown = email === 'lin@demo.example';
      return HttpResponse.json({
        items: isKnown
          ? [{ recordType: 'contact', recordId: 'contact-1', label: 'Lin Wei', deleted: false, matchedBy: ['email'] }]
          : [],
        tables: everywhere ? [{ source: 'contacts', rows: 2 }] : null,
        suppressed: email === 'gone@demo.example',
      });
    }),
    http.post('/api/v1/privacy/suppressions/lift', () => HttpResponse.json({ lifted: 1 })),
    http.get('/api/v1/privacy/erasures/:id', ({ params }) =>
      HttpResponse.json(erasures.find((each) => each.id === params.id)),
    ),
    http.get('/api/v1/jobs/:id', ({ params }) =>
      HttpResponse.json({
        id: params.id,
        kind: 'erasePerson',
        state: 'running',
        done: 12,
        total: 48,
        finishedAt: null,
      }),
    ),
    http.get('/api/v1/privacy/erasures', () => HttpResponse.json({ items: erasures, nextCursor: null })),
    http.post('/api/v1/privacy/erasures', async ({ request }) => {
      const erasure = {
        ...((await request.json()) as Record<string, unknown>),
        id: `erasure-${erasures.length + 1}`,
        state: 'requested',
        requestedAt: new Date().toISOString(),
        erasedAt: null,
        sources: [
          { source: 'records', rows: 1 },
          { source: 'history', rows: 14 },
        ],
        mentions: [],
        identifiers: [],
        verifiedAt: null,
        cleaning: null,
      };
      erasures.unshift(erasure);
      return HttpResponse.json(erasure, { status: 201 });
    }),
    http.post('/api/v1/privacy/erasures/:id/approve', ({ params }) => decide('approved')(params.id)),
    http.post('/api/v1/privacy/erasures/:id/reject', ({ params }) => decide('rejected')(params.id)),
  ];
}
