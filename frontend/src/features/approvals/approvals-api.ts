import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { ApprovalFact } from '@/shared/approvals/approval-facts';

export type Approval = {
  id: string;
  kind: string;
  recordType: string;
  recordId: string;
  title: string;
  facts: ApprovalFact[];
  askedByName: string | null;
  askedAt: string;
  state: 'waiting' | 'approved' | 'declined' | 'withdrawn';
  means: 'rule' | 'ownRight' | 'approver';
  level: number;
  levels: number;
  approverName: string | null;
  dueAt: string | null;
  decidedAt: string | null;
  decidedByName: string | null;
  reason: string | null;
  steps: { approverId: string; approverName: string | null; at: string; why: string; level: number }[];
  mayDecide: boolean;
};

export type ApprovalBox = 'forMe' | 'asked' | 'all';

type Page = { items: Approval[]; nextCursor: string | null };

export const approvalsQuery = (box: ApprovalBox) =>
  infiniteQueryOptions({
    queryKey: ['approvals', box] as const,
    queryFn: async ({ pageParam, signal }) =>
      (await request<Page>('GET', '/approvals', { query: { box, cursor: pageParam ?? undefined }, signal })).data,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Somebody waits for an answer: what comes in meanwhile is seen soon.
    refetchInterval: 30_000,
  });

export async function decide(id: string, act: 'approve' | 'decline', reason: string): Promise<Approval> {
  const body = reason.trim() === '' ? {} : { reason: reason.trim() };
  return (await request<Approval>('POST', `/approvals/${id}/${act}`, { body })).data;
}

export type ApprovalReport = {
  requests: number;
  atOnce: number;
  atOncePercent: number | null;
  waiting: number;
  declined: number;
  averageWaitSeconds: number | null;
  approvers: { userId: string; name: string | null; approved: number; declined: number; averageWaitSeconds: number }[];
};

export const approvalReportQuery = queryOptions({
  queryKey: ['approvals', 'report'] as const,
  queryFn: async ({ signal }) => (await request<ApprovalReport>('GET', '/reports/approvals', { signal })).data,
});

export type Absence = { firstDay: string; lastDay: string; standInId?: string | null; standInName?: string | null };

export const absencesQuery = queryOptions({
  queryKey: ['absences'] as const,
  queryFn: async ({ signal }) => (await request<{ items: Absence[] }>('GET', '/me/absences', { signal })).data.items,
});

export async function replaceAbsences(items: readonly Absence[]): Promise<Absence[]> {
  return (await request<{ items: Absence[] }>('PUT', '/me/absences', { body: { items } })).data.items;
}

export type ApproverChoice = 'manager' | 'user' | 'role';

export type ApprovalLimit = { level: number; roleId?: string | null; measure: string; most: number };

export type ApprovalRules = {
  active: boolean;
  limits: ApprovalLimit[];
  approver: ApproverChoice;
  approverId?: string | null;
  secondApprover: ApproverChoice;
  secondApproverId?: string | null;
  deadlineMinutes: number;
  reminderMinutes: number;
};

export type ApprovalPolicy = ApprovalRules & {
  kind: string;
  recordType: string;
  measures: { name: string; unit: 'percent' | 'amount' }[];
};

export const policiesQuery = queryOptions({
  queryKey: ['approval-policies'] as const,
  queryFn: async ({ signal }) => (await request<ApprovalPolicy[]>('GET', '/approval-policies', { signal })).data,
});

export async function savePolicy(policy: ApprovalPolicy): Promise<ApprovalPolicy> {
  const { active, limits, approver, secondApprover, deadlineMinutes, reminderMinutes } = policy;
  const body: ApprovalRules = {
    active,
    limits,
    approver,
    approverId: approver === 'manager' ? null : (policy.approverId ?? null),
    secondApprover,
    secondApproverId: secondApprover === 'manager' ? null : (policy.secondApproverId ?? null),
    deadlineMinutes,
    reminderMinutes,
  };
  return (await request<ApprovalPolicy>('PUT', `/approval-policies/${policy.kind}`, { body })).data;
}
