import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';
import type { Deal, Stage } from '@/shared/deals/deal-types';
import type { BoardSums } from './board-model';

export type BoardFilter = { q?: string | undefined; mine?: boolean | undefined };

const shown = 'name,accountId,stageId,pipelineId,status,amount,expectedCloseDate,closedOn,ownerId,rotsOn,steps';
const columns = ['records', 'opportunities', 'column'] as const;

const asked = ({ q, mine }: BoardFilter) => ({ q, ownerId: mine === true ? 'me' : undefined });

export const columnsKey = columns;

export function sumsQuery(pipeline: string, filter: BoardFilter) {
  return queryOptions({
    queryKey: ['records', 'opportunities', 'board', pipeline, filter] as const,
    queryFn: async ({ signal }) =>
      (await request<BoardSums>('GET', '/opportunities/board', { query: { pipeline, ...asked(filter) }, signal })).data,
    placeholderData: (previous) => previous,
  });
}

/** What is expected next comes first; of what is closed, what closed last. */
export function columnQuery(stage: Pick<Stage, 'id' | 'kind'>, filter: BoardFilter) {
  return infiniteQueryOptions({
    queryKey: [...columns, stage.id, filter] as const,
    queryFn: async ({ pageParam, signal }) =>
      (
        await request<Page<Deal>>('GET', '/opportunities', {
          query: {
            stageId: stage.id,
            ...asked(filter),
            sort: stage.kind === 'open' ? 'expectedCloseDate' : '-closedOn',
            limit: 60,
            cursor: pageParam,
            fields: shown,
          },
          signal,
        })
      ).data,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchOnWindowFocus: (query) => (query.state.data?.pages.length ?? 0) <= 3,
  });
}

/** Open deals that are expected to close on days of a month. */
export function monthQuery(pipelineId: string, filter: BoardFilter, from: string, to: string) {
  return queryOptions({
    queryKey: ['records', 'opportunities', 'month', pipelineId, filter, from, to] as const,
    queryFn: async ({ signal }) =>
      (
        await request<Page<Deal>>('GET', '/opportunities', {
          query: {
            pipelineId,
            status: 'open',
            'expectedCloseDate[gte]': from,
            'expectedCloseDate[lte]': to,
            ...asked(filter),
            sort: 'expectedCloseDate',
            limit: 200,
            fields: shown,
          },
          signal,
        })
      ).data,
    placeholderData: (previous) => previous,
  });
}
