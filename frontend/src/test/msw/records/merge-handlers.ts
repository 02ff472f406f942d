import { http, HttpResponse, type HttpHandler } from 'msw';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { isEmptyValue, isListKind, sameValue } from '@/shared/metadata/record-type';
import { problem } from '../problems';
import { metadata } from './record-types';
import type { RecordStore } from './store';

type MergeBody = { others: string[]; choices?: Record<string, string>; dryRun?: boolean };

/** As the server does it: the survivor's value counts unless another is chosen, gaps are filled, lists united. */
function plan(type: RecordTypeInfo, records: readonly CrmRecord[], choices: Record<string, string>) {
  const values: Record<string, unknown> = {};
  const conflicts: { field: string; values: { recordId: string; value: unknown }[] }[] = [];
  for (const field of type.fields.filter((each) => !each.readOnly)) {
    const given = records.filter((record) => !isEmptyValue(record[field.name]));
    if (isListKind(field.kind)) {
      const all = given.flatMap((record) => record[field.name] as unknown[]);
      values[field.name] = all.filter((item, index) => all.findIndex((other) => sameValue(other, item)) === index);
      continue;
    }
    const chosen = records.find((record) => record.id === choices[field.name]) ?? given[0];
    values[field.name] = chosen?.[field.name] ?? null;
    if (given.some((record) => !sameValue(record[field.name], given[0]?.[field.name])))
      conflicts.push({
        field: field.name,
        values: given.map((record) => ({
          recordId: record.id,
          value: record[field.name],
          ...(field.kind === 'reference' ? { label: record[field.name.replace(/Id$/, 'Name')] } : {}),
        })),
      });
  }
  return { values, conflicts };
}

export function mergeHandlersFor(store: RecordStore): HttpHandler[] {
  return metadata.recordTypes.map((type) =>
    http.post(`/api/v1/${type.resource}/:id/merge`, async ({ params, request }) => {
      const { others, choices = {}, dryRun = false } = (await request.json()) as MergeBody;
      const records = [String(params.id), ...others].map((id) => store.records.get(id));
      const [survivor, ...rest] = records;
      if (!survivor || rest.includes(undefined)) return problem(404, 'not_found');
      const { values, conflicts } = plan(type, records as CrmRecord[], choices);
      if (dryRun) {
        const people = [...store.records.values()].filter((record) => others.includes(String(record.accountId)));
        return HttpResponse.json({
          record: { ...survivor, ...values },
          conflicts,
          moves: type.name === 'account' ? [{ recordType: 'contact', field: 'accountId', count: people.length }] : [],
        });
      }
      const set = store.change(type, survivor, values, 'edit');
      for (const other of rest) if (other) other.deletedAt = new Date().toISOString();
      return HttpResponse.json(survivor, { headers: { 'Change-Set-Id': set.id } });
    }),
  );
}
