import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { CrmRecord, Metadata, Page } from '../api/types';
import { fold } from '../lib/fold';
import { recordLabel } from '../metadata/record-type';
import { metadataQuery } from '../metadata/use-metadata';
import { rangesOf } from './highlight-ranges';
import { recentRecords } from './recent';
import type { SearchHit } from './search-query';

const most = 8;

/** Records that were seen lately and whose names have all words: shown while the server is still looking. */
export function cachedHits(client: QueryClient, q: string, types?: string): SearchHit[] {
  const words = fold(q).split(/\s+/).filter(Boolean);
  const metadata = client.getQueryData(metadataQuery.queryKey);
  if (words.length === 0 || !metadata) return [];
  const hits = new Map<string, SearchHit>();
  const offer = (recordType: string, id: string, label: string) => {
    if (types !== undefined && !types.split(',').includes(recordType)) return;
    const text = fold(label);
    const isFound = words.every((word) => text.startsWith(word) || text.includes(` ${word}`) || isHanIn(word, text));
    if (!isFound) return;
    hits.set(id, { recordType, id, label, matches: [{ field: '', text: label, ranges: rangesOf(label, words) }] });
  };
  for (const { recordType, id, label } of recentRecords()) offer(recordType, id, label);
  for (const [recordType, record, label] of knownRecords(client, metadata)) offer(recordType, record.id, label);
  return [...hits.values()].slice(0, most);
}

function* knownRecords(client: QueryClient, metadata: Metadata): Generator<[string, CrmRecord, string]> {
  for (const type of metadata.recordTypes) {
    const lists = client.getQueriesData<InfiniteData<Page<CrmRecord>>>({
      queryKey: ['records', type.resource, 'list'],
    });
    for (const [, data] of lists) {
      for (const record of data?.pages.flatMap((page) => page.items) ?? []) {
        yield [type.name, record, recordLabel(type, record)];
      }
    }
  }
}

/** Chinese writes no blanks between words. */
function isHanIn(word: string, text: string): boolean {
  return /\p{Script=Han}/u.test(word) && text.includes(word);
}
