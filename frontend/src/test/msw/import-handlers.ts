import { http, HttpResponse } from 'msw';
import type { ImportColumn, ImportJob, ImportRecordType, ImportRow, ImportTarget } from '@/shared/api/types';
import { problem } from './problems';

const targets: Record<ImportRecordType, ImportTarget[]> = {
  contact: [
    { field: 'externalId', kind: 'text', group: 'identity' },
    { field: 'givenName', kind: 'text', group: 'identity' },
    { field: 'familyName', kind: 'text', group: 'identity' },
    { field: 'title', kind: 'text', group: 'work' },
    { field: 'accountName', kind: 'reference', group: 'work' },
    { field: 'emails', kind: 'emails', group: 'reach' },
    { field: 'phones', kind: 'phones', group: 'reach' },
    { field: 'addresses.street', kind: 'addresses', group: 'address' },
    { field: 'addresses.city', kind: 'addresses', group: 'address' },
  ],
  account: [
    { field: 'externalId', kind: 'text', group: 'identity' },
    { field: 'name', kind: 'text', group: 'identity' },
    { field: 'industry', kind: 'text', group: 'classification' },
    { field: 'domains', kind: 'tags', group: 'reach' },
  ],
};

const byHeader: Record<string, string> = {
  id: 'externalId',
  'first name': 'givenName',
  firstname: 'givenName',
  'last name': 'familyName',
  surname: 'familyName',
  email: 'emails',
  phone: 'phones',
  company: 'accountName',
  city: 'addresses.city',
  'job title': 'title',
  account: 'name',
  name: 'name',
  industry: 'industry',
};

type StoredImport = { job: ImportJob; rows: string[][]; startedAt: number };

const stored: StoredImport[] = [];
const rowsPerSecond = 25;

/** Good enough for a mock: no line breaks inside of quotes. */
function parse(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(/[,;\t]/).map((cell) => cell.replace(/^"|"$/g, '')));
}

function columnsOf(header: readonly string[], rows: readonly string[][]): ImportColumn[] {
  return header.map((name, index) => {
    const field = byHeader[name.trim().toLowerCase()] ?? null;
    const samples = rows.slice(0, 5).map((row) => row[index] ?? '');
    return {
      index,
      header: name,
      samples,
      field,
      warning: field === 'phones' ? 'Some numbers have no country code.' : null,
    };
  });
}

/** The mock's clock: where a running import would be by now. */
function advance({ job, rows, startedAt }: StoredImport): ImportJob {
  if (job.state !== 'running' && job.state !== 'undoing') return job;
  const seconds = (Date.now() - startedAt) / 1000;
  if (job.state === 'undoing') {
    if (seconds > 1.5) Object.assign(job, { state: 'undone', undoneRecords: job.created + job.updated });
    return job;
  }
  const read = Math.min(rows.length, Math.floor(seconds * rowsPerSecond));
  const rejected = rows
    .slice(0, read)
    .filter((row) => row.every((cell) => cell === '' || cell.includes('invalid'))).length;
  Object.assign(job, { readRows: read, rejected, created: read - rejected, ratePerSecond: rowsPerSecond });
  if (read === rows.length) Object.assign(job, { state: 'completed', finishedAt: new Date().toISOString() });
  return job;
}

function find(id: unknown): StoredImport | undefined {
  return stored.find((entry) => entry.job.id === id);
}

export const importHandlers = [
  http.get('/api/v1/imports/targets', ({ request }) => {
    const type = new URL(request.url).searchParams.get('recordType') === 'account' ? 'account' : 'contact';
    return HttpResponse.json({ fields: targets[type] });
  }),
  http.get('/api/v1/imports', () => HttpResponse.json({ items: stored.map(advance), nextCursor: null })),
  http.post('/api/v1/imports', async ({ request }) => {
    const form = await request.formData();
    const file = form.get('file');
    if (!(file instanceof File)) return problem(400, 'validation', { errors: { file: ['A file is needed.'] } });
    const [header = [], ...rows] = parse(await file.text());
    const job: ImportJob = {
      id: `import-${stored.length + 1}`,
      jobId: null,
      recordType: form.get('recordType') === 'account' ? 'account' : 'contact',
      fileName: file.name,
      sizeBytes: file.size,
      encoding: 'utf-8',
      delimiter: ',',
      state: 'mapping',
      columns: columnsOf(header, rows),
      totalRows: rows.length,
      readRows: 0,
      created: 0,
      updated: 0,
      duplicate: 0,
      rejected: 0,
      externalSource: null,
      startedAt: null,
      finishedAt: null,
      createdAt: new Date().toISOString(),
      createdByName: 'Ada Okafor',
      remarks: 0,
      linkedCreated: 0,
      ratePerSecond: null,
      changeSetId: null,
      error: null,
      undoneRecords: 0,
      keptRecords: 0,
    };
    stored.unshift({ job, rows, startedAt: 0 });
    return HttpResponse.json(job, { status: 201 });
  }),
  http.get('/api/v1/imports/:id', ({ params }) => {
    const entry = find(params.id);
    return entry ? HttpResponse.json(advance(entry)) : problem(404, 'not_found');
  }),
  http.post('/api/v1/imports/:id/:verb', ({ params }) => {
    const entry = find(params.id);
    if (!entry) return problem(404, 'not_found');
    entry.startedAt = Date.now();
    entry.job.state = params.verb === 'run' ? 'running' : params.verb === 'undo' ? 'undoing' : 'cancelled';
    return HttpResponse.json(entry.job, { status: 202 });
  }),
  http.get('/api/v1/imports/:id/rows', ({ params }) => {
    const entry = find(params.id);
    const items: ImportRow[] = (entry?.rows ?? [])
      .map((cells, index) => ({
        line: index + 2,
        outcome: 'rejected' as const,
        recordId: null,
        reason: 'The email address is not valid.',
        cells,
      }))
      .filter(({ cells }) => cells.every((cell) => cell === '' || cell.includes('invalid')));
    return HttpResponse.json({ items, nextCursor: null });
  }),
];
