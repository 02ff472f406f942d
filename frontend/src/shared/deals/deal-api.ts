import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client';
import type { CrmRecord } from '../api/types';
import type { Deal, Pipeline, Stage } from './deal-types';

type WireStage = Partial<Stage> & Pick<Stage, 'id' | 'name' | 'kind'>;
type WirePipeline = Omit<Pipeline, 'stages'> & { stages: WireStage[] };

export const pipelinesQuery = queryOptions({
  queryKey: ['pipelines'] as const,
  queryFn: async ({ signal }) =>
    (await request<{ items: WirePipeline[] }>('GET', '/pipelines', { signal })).data.items.map(complete),
  staleTime: 60_000,
});

/** What the server leaves out is nothing. */
export function complete(pipeline: WirePipeline): Pipeline {
  return {
    ...pipeline,
    stages: pipeline.stages.map((stage) => ({
      ...stage,
      probability: stage.probability ?? 0,
      requiredFields: stage.requiredFields ?? [],
      exitCriteria: stage.exitCriteria ?? null,
      rottingDays: stage.rottingDays ?? null,
      steps: stage.steps ?? [],
    })),
  };
}

export type WrittenDeal = { deal: Deal; changeSetId: string | undefined };

/** A change of stage together with what the stage asks for. */
export async function changeDeal(id: string, values: Record<string, unknown>): Promise<WrittenDeal> {
  const { data, response } = await request<CrmRecord>('PATCH', `/opportunities/${id}`, {
    body: values,
    headers: { 'Content-Type': 'application/merge-patch+json' },
  });
  return { deal: data as Deal, changeSetId: response.headers.get('Change-Set-Id') ?? undefined };
}
