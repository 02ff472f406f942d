import { http, HttpResponse } from 'msw';
import type {
  CellError,
  ColumnValues,
  ImportColumn,
  ImportJob,
  ImportMapping,
  ImportRecordType,
  ImportRow,
  ImportTarget,
  SavedMapping,
} from '@/shared/api/import-types';
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
    { field: 'lifecycleStage', kind: 'choice', group: 'classification' },
    { field: 'account.website', kind: 'url', group: 'account', recordType: 'account' },
  ],
  account: [
    { field: 'externalId', kind: 'text', group: 'identity' },
    { field: 'name', kind: 'text', group: 'identity' },
    { field: 'industry', kind: 'text', group: 'classification' },
    { field: 'domains', kind: 'tags', group: 'reach' },
  ],
  product: [{ field: 'name', kind: 'text', group: 'identity' }],
  lead: [
    { field: 'familyName', kind: 'text', group: 'identity' },
    { field: 'companyName', kind: 'text', group: 'identity' },
  ],
  opportunity: [{ field: 'name', kind: 'text', group: 'identity' }],
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
  stage: 'lifecycleStage',
  account: 'name',
  name: 'name',
  industry: 'industry',
};

const stages: readonly string[] = ['subscriber', 'lead', 'prospect', 'customer', 'lapsed', 'other'];

type StoredImport = { job: ImportJob; rows: string[][]; skipped: Set<number>; startedAt: number };

const stored: StoredImport[] = [];
const saved: SavedMapping[] = [];
const rowsPerSecond = 400;

/** Enough for a demonstration: no delimiter inside of quotes. */
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
    return { index, header: name, samples, field, warning: null };
  });
}

function fieldAt({ job }: StoredImport, index: number): string | null {
  return job.mapping?.columns.find((column) => column.index === index)?.field ?? null;
}

/** An address without an @ and a stage that nobody knows are what this mock refuses. */
function checkRow(entry: StoredImport, cells: string[], index: number): ImportRow {
  const errors = cells.flatMap((cell, column): CellError[] => {
    const mapping = entry.job.mapping?.columns.find((each) => each.index === column);
    const text = mapping?.values?.[cell] ?? cell;
    if (text === '') return [];
    if (mapping?.field === 'emails' && !text.includes('@')) {
      return [{ column, code: 'email', message: `“${text}” is not an email address.` }];
    }
    if (mapping?.field === 'lifecycleStage' && !stages.includes(text.toLowerCase())) {
      return [{ column, code: 'option', message: `“${text}” is none of the choices.`, proposal: 'lead' }];
    }
    return [];
  });
  const skipped = entry.skipped.has(index);
  return {
    line: index + 2,
    outcome: errors.length > 0 || skipped ? 'rejected' : 'created',
    recordId: null,
    recordName: null,
    reason: errors[0]?.message ?? null,
    cells,
    errors,
    remarks: [],
    changes: null,
    ...(skipped ? { skipped } : {}),
  };
}

function recount(entry: StoredImport): void {
  const rows = entry.rows.map((cells, index) => checkRow(entry, cells, index));
  const rejected = rows.filter(({ outcome }) => outcome === 'rejected').length;
  entry.job.check = {
    total: rows.length,
    created: rows.length - rejected,
    updated: 0,
    duplicate: 0,
    rejected,
    remarks: 0,
    linkedCreated: 0,
    at: new Date().toISOString(),
  };
}

/** The mock's clock: where a running import would be by now. */
function advance(entry: StoredImport): ImportJob {
  const { job, rows, startedAt } = entry;
  const seconds = (Date.now() - startedAt) / 1000;
  if (job.state === 'undoing' && seconds > 1.5) {
    Object.assign(job, { state: 'undone', undoneRecords: job.created + job.updated });
  }
  if (job.state === 'checking' && seconds > 0.5) {
    job.state = 'checked';
    recount(entry);
  }
  if (job.state !== 'running') return job;
  const read = Math.min(rows.length, Math.floor(seconds * rowsPerSecond));
  const outcomes = rows.slice(0, read).map((cells, index) => checkRow(entry, cells, index).outcome);
  const rejected = outcomes.filter((outcome) => outcome === 'rejected').length;
  Object.assign(job, { readRows: read, rejected, created: read - rejected, ratePerSecond: rowsPerSecond });
  if (read === rows.length) Object.assign(job, { state: 'completed', finishedAt: new Date().toISOString() });
  return job;
}

function find(id: unknown): StoredImport | undefined {
  return stored.find((entry) => entry.job.id === id);
}

function newJob(file: File, recordType: ImportRecordType, header: string[], rows: string[][]): ImportJob {
  const columns = columnsOf(header, rows);
  return {
    id: `import-${stored.length + 1}`,
    jobId: null,
    recordType,
    fileName: file.name,
    sizeBytes: file.size,
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    hasHeader: true,
    sheets: null,
    sheet: null,
    profile: null,
    state: 'mapping',
    columns,
    mapping: { columns: columns.map(({ index, field }) => ({ index, field })) },
    mappingId: null,
    problems: [],
    check: null,
    fixedRows: 0,
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
    secondsLeft: null,
    searchable: true,
    matchedBy: null,
    changeSetId: null,
    error: null,
    undoneRecords: 0,
    keptRecords: 0,
  };
}

const states = { check: 'checking', run: 'running', undo: 'undoing', cancel: 'cancelled' } as const;

async function bodyOf(request: Request): Promise<Partial<ImportMapping>> {
  return (await request.json()) as Partial<ImportMapping>;
}

export const importHandlers = [
  http.get('/api/v1/imports/targets', ({ request }) => {
    const type = new URL(request.url).searchParams.get('recordType') === 'account' ? 'account' : 'contact';
    return HttpResponse.json({ fields: targets[type] });
  }),
  http.get('/api/v1/import-mappings', () => HttpResponse.json({ items: saved })),
  http.post('/api/v1/import-mappings', async ({ request }) => {
    const body = (await request.json()) as Omit<SavedMapping, 'id' | 'createdByName' | 'usedAt'>;
    const mapping = { ...body, id: `mapping-${saved.length + 1}`, createdByName: 'Ada Okafor', usedAt: null };
    saved.unshift(mapping);
    return HttpResponse.json(mapping, { status: 201 });
  }),
  http.get('/api/v1/imports', () => HttpResponse.json({ items: stored.map(advance), nextCursor: null })),
  http.post('/api/v1/imports', async ({ request }) => {
    const form = await request.formData();
    const file = form.get('file');
    if (!(file instanceof File)) return problem(400, 'validation', { errors: { file: ['A file is needed.'] } });
    const [header = [], ...rows] = parse(await file.text());
    const job = newJob(file, form.get('recordType') === 'account' ? 'account' : 'contact', header, rows);
    stored.unshift({ job, rows, skipped: new Set(), startedAt: 0 });
    return HttpResponse.json(job, { status: 201 });
  }),
  http.get('/api/v1/imports/:id', ({ params }) => {
    const entry = find(params.id);
    return entry ? HttpResponse.json(advance(entry)) : problem(404, 'not_found');
  }),
  http.patch('/api/v1/imports/:id', async ({ params, request }) => {
    const entry = find(params.id);
    if (!entry) return problem(404, 'not_found');
    Object.assign(entry.job, await request.json());
    return HttpResponse.json(entry.job);
  }),
  http.get('/api/v1/imports/:id/columns/:index/values', ({ params }) => {
    const entry = find(params.id);
    if (!entry) return problem(404, 'not_found');
    const index = Number(params.index);
    const cells = entry.rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
    const isStage = fieldAt(entry, index) === 'lifecycleStage';
    const items = [...new Set(cells)].map((value) => {
      const known = !isStage || stages.includes(value.toLowerCase());
      const count = cells.filter((cell) => cell === value).length;
      return { value, count, target: known ? value.toLowerCase() : null, known };
    });
    const answer: ColumnValues = { items, distinct: items.length, options: isStage ? [...stages] : null };
    return HttpResponse.json(answer);
  }),
  http.post('/api/v1/imports/:id/fixes', async ({ params, request }) => {
    const entry = find(params.id);
    if (!entry) return problem(404, 'not_found');
    const { column, from, to } = (await request.json()) as { column: number; from: string; to: string };
    const wrong = entry.rows.filter((row) => row[column] === from);
    for (const row of wrong) row[column] = to;
    recount(entry);
    return HttpResponse.json({ rows: wrong.length });
  }),
  http.get('/api/v1/imports/:id/rows', ({ params, request }) => {
    const entry = find(params.id);
    const outcome = new URL(request.url).searchParams.get('outcome');
    const items = (entry?.rows ?? [])
      .map((cells, index) => checkRow(entry!, cells, index))
      .filter((row) => row.outcome === outcome);
    return HttpResponse.json({ items, nextCursor: null });
  }),
  http.patch('/api/v1/imports/:id/rows/:line', async ({ params, request }) => {
    const entry = find(params.id);
    const index = Number(params.line) - 2;
    const row = entry?.rows[index];
    if (!entry || !row) return problem(404, 'not_found');
    const { cells = {}, skip } = (await request.json()) as { cells?: Record<string, string>; skip?: boolean };
    for (const [column, text] of Object.entries(cells)) row[Number(column)] = text;
    if (skip === true) entry.skipped.add(index);
    if (skip === false) entry.skipped.delete(index);
    recount(entry);
    return HttpResponse.json(checkRow(entry, row, index));
  }),
  http.post('/api/v1/imports/:id/:verb', async ({ params, request }) => {
    const entry = find(params.id);
    if (!entry) return problem(404, 'not_found');
    const verb = params.verb as keyof typeof states;
    if (verb === 'check') Object.assign(entry.job, { mapping: { ...entry.job.mapping, ...(await bodyOf(request)) } });
    entry.startedAt = Date.now();
    entry.job.state = states[verb];
    return HttpResponse.json(entry.job, { status: 202 });
  }),
];
