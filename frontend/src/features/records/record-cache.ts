import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { CrmRecord, Page } from '@/shared/api/types';

type Change = (record: CrmRecord) => CrmRecord;

/** Changes a record wherever it is shown: on its page, in every list, among related ones. */
export function changeCached(client: QueryClient, resource: string, id: string, change: Change): void {
  client.setQueryData<CrmRecord>(['records', resource, 'one', id], (record) => record && change(record));
  const changePage = (page: Page<CrmRecord>) => changeInPage(page, id, change);
  client.setQueriesData<InfiniteData<Page<CrmRecord>>>({ queryKey: ['records', resource, 'list'] }, (data) => {
    if (!data) return data;
    const pages = data.pages.map(changePage);
    return pages.some((page, index) => page !== data.pages[index]) ? { ...data, pages } : data;
  });
  client.setQueriesData<Page<CrmRecord>>(
    { queryKey: ['records', resource, 'related'] },
    (page) => page && changePage(page),
  );
}

/** Pages without the record stay the same object, so that nothing renders in vain. */
function changeInPage(page: Page<CrmRecord>, id: string, change: Change): Page<CrmRecord> {
  if (!page.items.some((record) => record.id === id)) return page;
  return { ...page, items: page.items.map((record) => (record.id === id ? change(record) : record)) };
}

/** Takes records out of every list at once; the server's answer follows. */
export function removeCached(client: QueryClient, resource: string, ids: ReadonlySet<string>): void {
  client.setQueriesData<InfiniteData<Page<CrmRecord>>>({ queryKey: ['records', resource, 'list'] }, (data) => {
    if (!data) return data;
    const removed = data.pages.reduce((sum, page) => sum + page.items.filter((record) => ids.has(record.id)).length, 0);
    if (removed === 0) return data;
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.filter((record) => !ids.has(record.id)),
      ...(page.totalCount === undefined ? {} : { totalCount: page.totalCount - removed }),
    }));
    return { ...data, pages };
  });
}

/** The newest state that is known here, on the record's page or in a list. */
export function cachedRecord(client: QueryClient, resource: string, id: string): CrmRecord | undefined {
  let newest = client.getQueryData<CrmRecord>(['records', resource, 'one', id]);
  for (const [, data] of client.getQueriesData<InfiniteData<Page<CrmRecord>>>({
    queryKey: ['records', resource, 'list'],
  })) {
    const found = data?.pages.flatMap((page) => page.items).find((record) => record.id === id);
    if (found && found.version > (newest?.version ?? 0)) newest = found;
  }
  return newest;
}

/** After a change: lists may hold other rows now; the record itself is known already. */
export async function refreshAfterWrite(client: QueryClient, resource: string, id?: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['records', resource, 'list'], refetchType: 'none' }),
    client.invalidateQueries({ queryKey: ['records', resource, 'related'] }),
    client.invalidateQueries({ queryKey: ['records', 'lookup'], refetchType: 'none' }),
    ...(id === undefined ? [] : [client.invalidateQueries({ queryKey: ['records', resource, 'history', id] })]),
  ]);
}
