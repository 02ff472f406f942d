import { http, HttpResponse, type HttpHandler } from 'msw';
import type { Condition, CrmRecord, RecordTypeInfo, SearchRequest } from '@/shared/api/types';
import { customFieldHandlersFor, metadataWith } from '../custom-fields';
import { fieldValue, referenceLabel } from '@/shared/metadata/field-value';
import { problem } from '../problems';
import { searchHandlerFor } from '../search';
import { compareBy, fold, holds, matchesText } from './conditions';
import { idOf } from './people';
import { mergeHandlersFor } from './merge-handlers';
import { metadata } from './record-types';
import type { RecordStore } from './store';

type Body = Record<string, unknown>;

const base = '/api/v1';

/** The record API as the contract has it, over a store in memory. */
export function recordHandlersFor(store: RecordStore): HttpHandler[] {
  const find = (type: RecordTypeInfo, id: unknown) => {
    const record = store.records.get(String(id));
    return record && type.labelField in record ? record : undefined;
  };
  return [
    http.get(`${base}/metadata`, () => HttpResponse.json(metadataWith(metadata, store.customFields))),
    ...mergeHandlersFor(store),
    ...customFieldHandlersFor(store.customFields),
    searchHandlerFor(store),
    http.get(`${base}/lookup/:recordType`, ({ params, request }) => {
      const url = new URL(request.url);
      const ids = url.searchParams.get('ids')?.split(',');
      const q = fold(url.searchParams.get('q') ?? '');
      const items = store
        .lookup(String(params.recordType))
        .filter((item) => (ids ? ids.includes(item.id) : fold(item.label).includes(q)));
      return HttpResponse.json({ items: items.slice(0, 20) });
    }),
    http.get(`${base}/files`, () => HttpResponse.json({ items: [], nextCursor: null })),
    http.get(`${base}/change-sets/:id/undo-preview`, ({ params }) => undoPreview(store, String(params.id))),
    http.post(`${base}/change-sets/:id/undo`, ({ params }) => undo(store, String(params.id))),
    ...metadata.recordTypes.flatMap((type) => {
      const path = `${base}/${type.resource}`;
      return [
        http.get(path, ({ request }) => {
          const url = new URL(request.url);
          return HttpResponse.json(page(store, type, questionOf(url.searchParams)));
        }),
        http.post(`${path}/search`, async ({ request }) =>
          HttpResponse.json(page(store, type, (await request.json()) as SearchRequest)),
        ),
        http.post(`${path}/groups`, async ({ request }) => {
          const { by, ...question } = (await request.json()) as SearchRequest & { by: string };
          return HttpResponse.json(groupsOf(page(store, type, { ...question, limit: Infinity }).items, type, by));
        }),
        http.post(`${path}/export`, () => new HttpResponse('id\r\n', { headers: { 'Content-Type': 'text/csv' } })),
        http.get(`${path}/:id/timeline`, () => HttpResponse.json({ items: [], next: [], nextCursor: null })),
        http.get(`${path}/:id/raw-values`, () => HttpResponse.json({ items: [] })),
        http.get(`${path}/:id/history`, ({ params }) =>
          HttpResponse.json({ items: store.historyOf(String(params.id)), nextCursor: null }),
        ),
        http.get(`${path}/:id`, ({ params, request }) => {
          const asOf = new URL(request.url).searchParams.get('asOf');
          if (asOf !== null) return asItWas(store, String(params.id), asOf);
          const record = find(type, params.id);
          return record ? HttpResponse.json(withRights(record), { headers: etag(record) }) : problem(404, 'not_found');
        }),
        http.post(path, async ({ request }) => {
          const body = (await request.json()) as Body;
          const refused = refusal(type, body);
          if (refused) return refused;
          const record = blank(type, store);
          const set = store.change(type, record, body, 'create');
          store.records.set(record.id, record);
          return HttpResponse.json(withRights(record), {
            status: 201,
            headers: { ...etag(record), 'Change-Set-Id': set.id },
          });
        }),
        http.patch(`${path}/:id`, async ({ params, request }) => {
          const record = find(type, params.id);
          if (!record) return problem(404, 'not_found');
          const expected = request.headers.get('If-Match');
          if (expected !== null && expected !== `"v${record.version}"`)
            return problem(412, 'stale_version', { current: record });
          const body = (await request.json()) as Body;
          const refused = refusal(type, { ...record, ...body });
          if (refused) return refused;
          const set = store.change(type, record, body, 'edit');
          return HttpResponse.json(withRights(record), { headers: { ...etag(record), 'Change-Set-Id': set.id } });
        }),
        http.delete(`${path}/:id`, ({ params }) => {
          const record = find(type, params.id);
          if (!record) return problem(404, 'not_found');
          const set = store.change(type, record, { deletedAt: new Date().toISOString() }, 'delete');
          return new HttpResponse(null, { status: 204, headers: { 'Change-Set-Id': set.id } });
        }),
        http.post(`${path}/:id/restore`, ({ params }) => {
          const record = find(type, params.id);
          if (!record) return problem(404, 'not_found');
          store.change(type, record, { deletedAt: null }, 'restore');
          return HttpResponse.json(withRights(record), { headers: etag(record) });
        }),
      ];
    }),
  ];
}

const plainNames = new Set(['q', 'sort', 'limit', 'cursor', 'count', 'deleted', 'where', 'columns', 'format']);

function questionOf(params: URLSearchParams): SearchRequest {
  const conditions: Condition[] = [...params]
    .filter(([name]) => !plainNames.has(name))
    .map(([name, value]) => {
      const [, field = name, op = 'eq'] = /^([\w.]+)(?:\[(\w+)\])?$/.exec(name) ?? [];
      return { field, op: op as 'eq', value };
    });
  const text = (name: string) => params.get(name) ?? undefined;
  return {
    ...(text('q') === undefined ? {} : { q: text('q') ?? '' }),
    ...(text('sort') === undefined ? {} : { sort: text('sort') ?? '' }),
    ...(text('cursor') === undefined ? {} : { cursor: text('cursor') ?? '' }),
    ...(conditions.length > 0 ? { where: { all: conditions } } : {}),
    limit: Number(text('limit') ?? 50),
    count: text('count') === 'true',
    deleted: text('deleted') === 'true',
  };
}

function page(store: RecordStore, type: RecordTypeInfo, question: SearchRequest) {
  const { q, where, sort = type.defaultSort, limit = 50, cursor, count, deleted = false } = question;
  const found = store
    .ofType(type)
    .filter((record) => (record.deletedAt != null) === deleted)
    .filter((record) => (q ? matchesText(record, q) : true) && (where ? holds(record, where) : true))
    .sort(compareBy(sort, type.labelField));
  const start = cursor ? Number(cursor) : 0;
  const items = found.slice(start, start + limit);
  const next = start + limit < found.length ? String(start + limit) : null;
  return { items, nextCursor: next, ...(count ? { totalCount: found.length } : {}) };
}

function groupsOf(records: readonly CrmRecord[], type: RecordTypeInfo, by: string) {
  const groups = new Map<unknown, { value: unknown; label: string | null; count: number }>();
  for (const record of records) {
    const value = fieldValue(record, { name: by }) ?? null;
    const isReference = type.fields.some((field) => field.name === by && field.kind === 'reference');
    const label = isReference ? referenceLabel({ name: by }, record) : null;
    const known = groups.get(value) ?? { value, label, count: 0 };
    groups.set(value, { ...known, count: known.count + 1 });
  }
  return { items: [...groups.values()].sort((a, b) => b.count - a.count), other: 0 };
}

function blank(type: RecordTypeInfo, store: RecordStore): CrmRecord {
  const values = Object.fromEntries(
    type.fields.map((field) => [
      field.name,
      ['tags', 'multiChoice', 'emails', 'phones', 'addresses'].includes(field.kind) ? [] : null,
    ]),
  );
  const [author] = store.lookup('user');
  const at = new Date().toISOString();
  return {
    ...values,
    id: idOf(5, store.nextId),
    version: 1,
    createdAt: at,
    createdBy: author?.id ?? null,
    createdByName: author?.label ?? null,
    updatedAt: at,
    updatedBy: author?.id ?? null,
    updatedByName: author?.label ?? null,
    externalIds: [],
  };
}

function refusal(type: RecordTypeInfo, record: Body) {
  const emails = (record.emails ?? []) as { address: string }[];
  const wrong = emails.findIndex((email) => !email.address.includes('@'));
  if (wrong >= 0)
    return problem(400, 'validation', {
      errors: { [`emails[${wrong}].address`]: ['Give an e-mail address such as name@example.com.'] },
    });
  if (type.name === 'account' && !record.name)
    return problem(400, 'validation', { errors: { name: ['Give the account a name.'] } });
  if (type.name === 'contact' && !record.givenName && !record.familyName && emails.length === 0) {
    return problem(400, 'validation', {
      errors: { familyName: ['Give a first name, a last name or an e-mail address.'] },
    });
  }
  return undefined;
}

function asItWas(store: RecordStore, id: string, asOf: string) {
  const record = store.records.get(id);
  if (!record || record.createdAt > asOf) return problem(404, 'not_found');
  const past = store
    .historyOf(id)
    .filter((entry) => entry.at > asOf)
    .flatMap((entry) => entry.changes)
    .reduce<Record<string, unknown>>((known, { field, before }) => ({ ...known, [field]: before }), {});
  return HttpResponse.json({ ...record, ...past, asOf });
}

function undoPreview(store: RecordStore, id: string) {
  const set = store.changeSets.get(id);
  const record = store.records.get(set?.recordId ?? '');
  if (!set || !record) return problem(404, 'not_found');
  const conflicts = set.entry.changes
    .filter(({ field, after }) => JSON.stringify(fieldValue(record, { name: field })) !== JSON.stringify(after))
    .map(({ field, after }) => ({
      recordType: set.type.name,
      recordId: record.id,
      recordName: String(record[set.type.labelField]),
      field,
      expected: after,
      current: fieldValue(record, { name: field }),
    }));
  const undoable = set.entry.changes.length - conflicts.length;
  return HttpResponse.json({ records: 1, undoable, conflicts, conflictCount: conflicts.length });
}

function undo(store: RecordStore, id: string) {
  const set = store.changeSets.get(id);
  if (!set) return problem(404, 'not_found');
  if (set.entry.undone) return problem(409, 'already_undone');
  const record = store.records.get(set.recordId);
  if (!record) return problem(404, 'not_found');
  const { kind, changes } = set.entry;
  const kept = changes.filter((change) => JSON.stringify(record[change.field]) !== JSON.stringify(change.after));
  const back = Object.fromEntries(
    changes.filter((change) => !kept.includes(change)).map((change) => [change.field, change.before]),
  );
  const values =
    kind === 'create' ? { deletedAt: new Date().toISOString() } : kind === 'delete' ? { deletedAt: null } : back;
  set.entry.undone = true;
  const undoSet = store.change(set.type, record, values, 'undo');
  const conflicts = kept.map((change) => ({
    recordType: set.type.name,
    recordId: record.id,
    recordName: String(record[set.type.labelField]),
    field: change.field,
    expected: change.after,
    current: record[change.field],
  }));
  return HttpResponse.json({ changeSetId: undoSet.id, undone: changes.length - kept.length, conflicts });
}

function withRights(record: CrmRecord): CrmRecord {
  return { ...record, can: { edit: true, delete: true } };
}

function etag(record: CrmRecord): Record<string, string> {
  return { ETag: `"v${record.version}"` };
}
