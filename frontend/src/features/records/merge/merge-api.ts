import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';

export type MergeConflict = { field: string; values: { recordId: string; value: unknown; label?: string | null }[] };
export type MergePreview = {
  /** As it would be. */
  record: CrmRecord;
  conflicts: MergeConflict[];
  moves: { recordType: string; field: string; count: number }[];
};
/** By field, the record whose value counts. */
export type MergeChoices = Readonly<Record<string, string>>;

export type MergeInput = { survivor: string; others: readonly string[]; choices: MergeChoices };

export function mergePreviewQuery(type: RecordTypeInfo, { survivor, others, choices }: MergeInput) {
  return queryOptions({
    queryKey: ['records', type.resource, 'merge', survivor, others, choices] as const,
    queryFn: async ({ signal }) =>
      (
        await request<MergePreview>('POST', `/${type.resource}/${survivor}/merge`, {
          body: { others, choices, dryRun: true },
          signal,
        })
      ).data,
    gcTime: 0,
  });
}

export async function mergeRecords(type: RecordTypeInfo, { survivor, others, choices }: MergeInput) {
  const { data, response } = await request<CrmRecord>('POST', `/${type.resource}/${survivor}/merge`, {
    body: { others, choices },
  });
  return { record: data, changeSetId: response.headers.get('Change-Set-Id') ?? undefined };
}
