import { request } from '@/shared/api/client';
import type { CrmRecord } from '@/shared/api/types';
import type { HandoffAct, LeadAct } from './lead-types';

export type ActedLead = { lead: CrmRecord; changeSetId: string | undefined };

export async function actOnLead(
  id: string,
  act: LeadAct | HandoffAct,
  body: Record<string, unknown> = {},
): Promise<ActedLead> {
  const { data, response } = await request<CrmRecord>('POST', `/leads/${id}/${act}`, { body });
  return { lead: data, changeSetId: response.headers.get('Change-Set-Id') ?? undefined };
}
