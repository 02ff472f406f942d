import { request } from '@/shared/api/client';

export type Proposal = { field: string; rule: string; raw: string; value: string; message: string };
export type Understood = { values: Record<string, unknown>; proposals: Proposal[]; unused?: string | null };

/** What a line or a signature says, by field. Nothing is written. */
export async function understand(recordType: string, text: string): Promise<Understood> {
  return (await request<Understood>('POST', '/normalise', { body: { recordType, text } })).data;
}
