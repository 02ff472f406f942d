import { request } from '@/shared/api/client';
import { ProblemError, type ProblemBody } from '@/shared/api/problem-error';
import type { CrmRecord, HistoryEntry, Page, RecordTypeInfo } from '@/shared/api/types';
import { nested } from '@/shared/metadata/field-value';
import type { ListQuestion } from './list-state';

export type RecordPatch = Record<string, unknown>;
export type Written = { record: CrmRecord; changeSetId: string | undefined };

export const pageSize = 100;
const changeSetHeader = 'Change-Set-Id';

/** The first page brings the count; those that follow need none. */
export async function fetchPage(
  type: RecordTypeInfo,
  question: ListQuestion,
  cursor: string | null,
  signal: AbortSignal,
  limit = pageSize,
): Promise<Page<CrmRecord>> {
  const { q, where, sort, deleted } = question;
  const common = {
    limit,
    ...(sort === undefined ? {} : { sort }),
    ...(q === undefined ? {} : { q }),
    ...(deleted === true ? { deleted } : {}),
    ...(cursor === null ? { count: true } : { cursor }),
  };
  const { data } =
    where === undefined
      ? await request<Page<CrmRecord>>('GET', `/${type.resource}`, { query: common, signal })
      : await request<Page<CrmRecord>>('POST', `/${type.resource}/search`, { body: { ...common, where }, signal });
  return data;
}

export async function fetchRecord(
  resource: string,
  id: string,
  signal: AbortSignal,
  asOf?: string,
): Promise<CrmRecord> {
  return (await request<CrmRecord>('GET', `/${resource}/${id}`, { query: { asOf }, signal })).data;
}

export async function patchRecord(resource: string, id: string, patch: RecordPatch, version: number): Promise<Written> {
  const { data, response } = await request<CrmRecord>('PATCH', `/${resource}/${id}`, {
    body: nested(patch),
    headers: { 'If-Match': `"v${version}"`, 'Content-Type': 'application/merge-patch+json' },
  });
  return { record: data, changeSetId: changeSetOf(response) };
}

export async function createRecord(resource: string, body: RecordPatch): Promise<Written> {
  const { data, response } = await request<CrmRecord>('POST', `/${resource}`, { body: nested(body) });
  return { record: data, changeSetId: changeSetOf(response) };
}

export async function deleteRecord(resource: string, id: string): Promise<string | undefined> {
  const { response } = await request<undefined>('DELETE', `/${resource}/${id}`);
  return changeSetOf(response);
}

export async function restoreRecord(resource: string, id: string): Promise<void> {
  await request<CrmRecord>('POST', `/${resource}/${id}/restore`);
}

export type BatchResult<T> = { index: number; status: number; record?: T | null; problem?: ProblemBody | null };
export type Update = { id: string; version: number; values: RecordPatch };

export type Updated = { results: BatchResult<CrmRecord>[]; changeSetIds: string[] };

const mostInBatch = 500;

/** Several records in as few requests and change sets as the server takes; each can fail for itself. */
export async function updateMany(resource: string, updates: readonly Update[]): Promise<Updated> {
  const updated: Updated = { results: [], changeSetIds: [] };
  for (let from = 0; from < updates.length; from += mostInBatch) {
    const portion = updates.slice(from, from + mostInBatch);
    const operations = portion.map(({ id, version, values }) => ({
      op: 'update',
      id,
      version,
      values: nested(values),
    }));
    try {
      const { data, response } = await request<{ results: BatchResult<CrmRecord>[] }>('POST', `/${resource}/batch`, {
        body: { operations, records: true },
      });
      const changeSetId = changeSetOf(response);
      if (changeSetId !== undefined) updated.changeSetIds.push(changeSetId);
      updated.results.push(...data.results.map((result) => ({ ...result, index: from + result.index })));
    } catch (error) {
      // What went through before stays, and can be undone.
      if (from === 0 || !(error instanceof ProblemError)) throw error;
      const { status, code, errors } = error;
      updated.results.push(
        ...portion.map((_, index) => ({ index: from + index, status: status || 503, problem: { code, errors } })),
      );
    }
  }
  return updated;
}

export async function fetchHistory(
  resource: string,
  id: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Page<HistoryEntry>> {
  const query = cursor === null ? {} : { cursor };
  return (await request<Page<HistoryEntry>>('GET', `/${resource}/${id}/history`, { query, signal })).data;
}

function changeSetOf(response: Response): string | undefined {
  return response.headers.get(changeSetHeader) ?? undefined;
}
