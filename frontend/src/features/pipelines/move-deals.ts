import { request } from '@/shared/api/client';

type Progress = { id: string; state: string };

const ended = new Set(['completed', 'failed', 'cancelled']);

/** Puts all deals of a stage into another one, as one piece of work that can be undone; answers when it is over. */
export async function moveDealsOf(stageId: string, to: string): Promise<void> {
  const { data } = await request<Progress>('POST', '/opportunities/bulk', {
    body: {
      action: 'edit',
      filter: { where: { field: 'stageId', op: 'eq', value: stageId } },
      changes: { stageId: to },
    },
  });
  let job = data;
  while (!ended.has(job.state)) {
    await new Promise((done) => setTimeout(done, 400));
    job = (await request<Progress>('GET', `/jobs/${job.id}`)).data;
  }
}
