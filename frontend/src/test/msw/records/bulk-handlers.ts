import { http, HttpResponse, type HttpHandler } from 'msw';
import type { Condition, CrmRecord, Job, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue } from '@/shared/metadata/field-value';
import { isEmptyValue, sameValue } from '@/shared/metadata/record-type';
import { problem } from '../problems';
import { holds, matchesText } from './conditions';
import { idOf } from './people';
import { metadata } from './record-types';
import type { RecordStore } from './store';

type Body = {
  action: 'edit' | 'delete' | 'restore' | 'reassign';
  ids?: string[];
  filter?: { q?: string; where?: Condition; deleted?: boolean };
  changes?: Record<string, unknown>;
  owners?: string[];
  dryRun?: boolean;
  expectedCount?: number;
};

type Operation = { id: string; version: number; values: Record<string, unknown> };
type StoredJob = { job: Job; startedAt: number; perSecond: number };

const base = '/api/v1';
const jobs: StoredJob[] = [];
const kinds = { edit: 'bulkEdit', delete: 'bulkDelete', restore: 'bulkRestore', reassign: 'bulkReassign' } as const;

/** Work on many records and the jobs that do it; a job's clock runs, its work is done at its start. */
export function bulkHandlersFor(store: RecordStore, perSecond = 400): HttpHandler[] {
  return [
    ...metadata.recordTypes.map((type) =>
      http.post(`${base}/${type.resource}/bulk`, async ({ request }) => {
        const body = (await request.json()) as Body;
        const found = matching(store, type, body);
        if (body.expectedCount !== undefined && body.expectedCount !== found.length)
          return problem(409, 'count_changed');
        const changed = found.filter((record) => changesRecord(record, body));
        if (body.dryRun) {
          return HttpResponse.json({
            matching: found.length,
            changeable: changed.length,
            notPermitted: 0,
            unchanged: found.length - changed.length,
            sample: changed.slice(0, 5).map((record) => ({ id: record.id, label: String(record[type.labelField]) })),
          });
        }
        const sets = changed.map((record, index) => store.change(type, record, valuesFor(record, body, index), 'edit'));
        const job = newJob(kinds[body.action], found.length, sets[0]?.id ?? null, perSecond);
        return HttpResponse.json(job, { status: 202 });
      }),
    ),
    ...metadata.recordTypes.map((type) =>
      http.post(`${base}/${type.resource}/batch`, async ({ request }) => {
        const { operations } = (await request.json()) as { operations: Operation[] };
        const sets: string[] = [];
        const results = operations.map(({ id, version, values }, index) => {
          const record = store.records.get(id);
          if (!record) return { index, status: 404, problem: { code: 'not_found' } };
          if (record.version !== version) return { index, status: 412, id, problem: { code: 'stale_version' } };
          sets.push(store.change(type, record, values, 'edit').id);
          return { index, status: 200, id, version: record.version, record: { ...record } };
        });
        const failed = results.filter(({ status }) => status >= 400).length;
        return HttpResponse.json(
          { results, succeeded: results.length - failed, failed },
          { headers: sets[0] === undefined ? {} : { 'Change-Set-Id': sets[0] } },
        );
      }),
    ),
    http.get(`${base}/jobs`, ({ request }) => {
      const state = new URL(request.url).searchParams.get('state');
      const items = jobs.map(advance).filter((job) => state === null || job.state === state);
      return HttpResponse.json({ items, nextCursor: null });
    }),
    http.get(`${base}/jobs/:id`, ({ params }) => answer(params.id)),
    http.post(`${base}/jobs/:id/cancel`, ({ params }) => {
      const stored = find(params.id);
      if (stored) Object.assign(stored.job, { state: 'cancelled', finishedAt: new Date().toISOString() });
      return answer(params.id);
    }),
    http.get(`${base}/jobs/:id/failures`, () => HttpResponse.json({ items: [], nextCursor: null })),
  ];
}

function newJob(kind: string, total: number, changeSetId: string | null, perSecond: number): Job {
  const job: Job = {
    id: idOf(8, jobs.length + 1),
    kind,
    state: 'running',
    total,
    done: 0,
    failed: 0,
    ratePerSecond: perSecond,
    createdAt: new Date().toISOString(),
    attempts: 1,
    subjectId: idOf(8, 0),
    changeSetId,
  };
  jobs.unshift({ job, startedAt: Date.now(), perSecond });
  return job;
}

function find(id: unknown): StoredJob | undefined {
  return jobs.find(({ job }) => job.id === id);
}

function answer(id: unknown) {
  const stored = find(id);
  return stored ? HttpResponse.json(advance(stored)) : problem(404, 'not_found');
}

function advance({ job, startedAt, perSecond }: StoredJob): Job {
  if (job.state !== 'running') return job;
  job.done = Math.min(job.total, Math.floor(((Date.now() - startedAt) / 1000) * perSecond));
  if (job.done === job.total) Object.assign(job, { state: 'completed', finishedAt: new Date().toISOString() });
  return { ...job };
}

function matching(store: RecordStore, type: RecordTypeInfo, { ids, filter }: Body): CrmRecord[] {
  const all = store.ofType(type);
  if (ids) return all.filter((record) => ids.includes(record.id));
  const { q, where, deleted = false } = filter ?? {};
  return all.filter(
    (record) =>
      (record.deletedAt != null) === deleted &&
      (q ? matchesText(record, q) : true) &&
      (where ? holds(record, where) : true),
  );
}

function changesRecord(record: CrmRecord, body: Body): boolean {
  if (body.action === 'delete') return record.deletedAt == null;
  if (body.action === 'restore') return record.deletedAt != null;
  const values = valuesFor(record, body, 0);
  return Object.entries(values).some(([name, value]) => !sameValue(fieldValue(record, { name }), value));
}

function valuesFor(record: CrmRecord, { action, changes = {}, owners = [] }: Body, index: number) {
  if (action === 'delete') return { deletedAt: new Date().toISOString() };
  if (action === 'restore') return { deletedAt: null };
  if (action === 'reassign') return { ownerId: owners[index % owners.length] };
  return Object.fromEntries(
    Object.entries(changes).map(([name, value]) => {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) return [name, value];
      const { add = [], remove = [] } = value as { add?: string[]; remove?: string[] };
      const before = isEmptyValue(record[name]) ? [] : (record[name] as string[]);
      return [name, [...new Set([...before, ...add])].filter((item) => !remove.includes(item))];
    }),
  );
}
