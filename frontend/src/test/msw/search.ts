import { http, HttpResponse, type HttpHandler } from 'msw';
import { fold } from '@/shared/lib/fold';
import { recordLabel } from '@/shared/metadata/record-type';
import { rangesOf } from '@/shared/search/highlight-ranges';
import type { SearchHit } from '@/shared/search/search-query';
import type { CrmRecord, Email, RecordTypeInfo } from '@/shared/api/types';
import { matchesText } from './records/conditions';
import { metadata } from './records/record-types';
import type { RecordStore } from './records/store';

function hitOf(type: RecordTypeInfo, record: CrmRecord, words: readonly string[]): SearchHit {
  const label = recordLabel(type, record);
  const inLabel = rangesOf(label, words);
  const [email] = (record.emails ?? []) as Email[];
  const [word = ''] = words;
  const at = email?.address.indexOf(word) ?? -1;
  const matches =
    inLabel.length > 0
      ? [{ field: type.labelField, text: label, ranges: inLabel }]
      : email && at >= 0
        ? [{ field: 'emails', text: email.address, ranges: [[at, word.length] as [number, number]] }]
        : [];
  const detail = record.title ?? record.industry;
  return { recordType: type.name, id: record.id, label, detail: typeof detail === 'string' ? detail : null, matches };
}

export function searchHandlerFor(store: RecordStore): HttpHandler {
  return http.get('/api/v1/search', ({ request }) => {
    const params = new URL(request.url).searchParams;
    const types = params.get('types')?.split(',');
    const limit = Number(params.get('limit') ?? 20);
    const find = (q: string) =>
      metadata.recordTypes
        .filter(({ name }) => types?.includes(name) ?? true)
        .flatMap((type) =>
          store
            .ofType(type)
            .filter((record) => record.deletedAt == null && matchesText(record, q))
            .map((record) => hitOf(type, record, fold(q).split(/\s+/))),
        );
    const q = params.get('q') ?? '';
    const exact = find(q);
    const without = [...q].map((_, index) => q.slice(0, index) + q.slice(index + 1));
    const mended = exact.length > 0 || q.length < 4 ? q : (without.find((each) => find(each).length > 0) ?? q);
    const items = find(mended);
    return HttpResponse.json({
      items: items.slice(0, limit),
      corrected: exact.length === 0 && items.length > 0,
      terms: fold(mended).split(/\s+/),
    });
  });
}
