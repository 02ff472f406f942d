import { request } from '../api/client';
import type { CrmRecord } from '../api/types';

export type WrittenActivity = { record: CrmRecord; changeSetId: string | undefined };

/** What came of it, where there is something to say. */
export type Completion = { outcome?: string; note?: string };

export async function completeActivity(id: string, body: Completion = {}): Promise<WrittenActivity> {
  return written(await request<CrmRecord>('POST', `/activities/${id}/complete`, { body }));
}

export async function reopenActivity(id: string): Promise<WrittenActivity> {
  return written(await request<CrmRecord>('POST', `/activities/${id}/reopen`, { body: {} }));
}

/** To everybody who takes part and has an address; of a cancelled meeting, that it is. */
export async function sendInvitation(id: string): Promise<WrittenActivity> {
  return written(await request<CrmRecord>('POST', `/activities/${id}/invitation`, { body: {} }));
}

export async function createActivity(body: Record<string, unknown>): Promise<WrittenActivity> {
  return written(await request<CrmRecord>('POST', '/activities', { body }));
}

export async function changeActivity(id: string, patch: Record<string, unknown>): Promise<WrittenActivity> {
  return written(
    await request<CrmRecord>('PATCH', `/activities/${id}`, {
      body: patch,
      headers: { 'Content-Type': 'application/merge-patch+json' },
    }),
  );
}

function written({ data, response }: { data: CrmRecord; response: Response }): WrittenActivity {
  return { record: data, changeSetId: response.headers.get('Change-Set-Id') ?? undefined };
}
