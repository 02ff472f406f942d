import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Condition } from '@/shared/api/types';

export type AssignmentMember = {
  userId: string;
  capacity?: number | null;
  awayFrom?: string | null;
  awayUntil?: string | null;
};

export type AssignmentRule = {
  name: string;
  where: Condition | null;
  strategy: 'roundRobin' | 'leastLoad' | 'partner';
  members: AssignmentMember[];
  onlyAtWork?: boolean;
};

export const assignmentRulesQuery = queryOptions({
  queryKey: ['lead-assignment-rules'] as const,
  queryFn: async ({ signal }) =>
    (
      await request<{ items: (Omit<AssignmentRule, 'where'> & { where?: Condition | null })[] }>(
        'GET',
        '/lead-assignment-rules',
        { signal },
      )
    ).data.items.map((rule): AssignmentRule => ({ ...rule, where: rule.where ?? null })),
});

export async function replaceAssignmentRules(items: readonly AssignmentRule[]): Promise<void> {
  await request('PUT', '/lead-assignment-rules', { body: { items } });
}

export type Assigned = { assigned: number; left: number; changeSetId: string | null };

export async function assignLeads(): Promise<Assigned> {
  return (await request<Assigned>('POST', '/leads/assign', { body: {} })).data;
}

export type Agreement = { passFromScore?: number | null; receiverIds: string[]; returnWhenLate: boolean };

export const agreementQuery = queryOptions({
  queryKey: ['lead-handoff-agreement'] as const,
  queryFn: async ({ signal }) => (await request<Agreement>('GET', '/lead-handoff-agreement', { signal })).data,
});

export async function setAgreement(agreement: Agreement): Promise<void> {
  await request('PUT', '/lead-handoff-agreement', { body: agreement });
}
