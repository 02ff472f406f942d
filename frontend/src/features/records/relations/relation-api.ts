import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { Page } from '@/shared/api/types';
import type { PartyType } from '@/shared/relations/relation-types';

export type Party = { type: PartyType; id: string; name: string; detail?: string | null };

export type RelationLine = {
  id: string;
  /** What this end is to the other. */
  type: string;
  party: Party;
  since: string | null;
  until: string | null;
  title: string | null;
  department: string | null;
  note: string | null;
  isPast: boolean;
  version: number;
  canEdit: boolean;
  canDelete: boolean;
};

export type Employment = {
  /** Null for the main one, which the contact says itself. */
  id: string | null;
  account: Party;
  title: string | null;
  department: string | null;
  since: string | null;
  until: string | null;
  isPrimary: boolean;
  isPast: boolean;
  canEdit: boolean;
  canDelete: boolean;
};

export type GraphNode = { party: Party; distance: number };
export type GraphEdge = { from: string; to: string; type: string; isPast: boolean };
export type Graph = { nodes: GraphNode[]; edges: GraphEdge[]; isCut: boolean };

export type TreeNode = {
  id: string;
  name: string;
  parentId: string | null;
  level: number;
  own: Record<string, number>;
  total: Record<string, number>;
};

export type Referral = { party: Party; byId: string; level: number; since: string | null };
export type ReferralTree = { items: Referral[]; levels: number[]; recommendedBy: Party[]; isCut: boolean };

const get = async <T>(path: string, signal: AbortSignal, query = {}): Promise<T> =>
  (await request<T>('GET', path, { signal, query })).data;

/** Everything here is told anew when records change, hence the common beginning of the keys. */
const key = (...parts: readonly unknown[]) => ['records', 'relations', ...parts];

export const relationsQuery = (resource: string, id: string) =>
  queryOptions({
    // Not 'list': under that name the pages of the list of all relations are kept.
    queryKey: key('of', resource, id),
    queryFn: ({ signal }) => get<Page<RelationLine>>(`/${resource}/${id}/relations`, signal, { limit: 200 }),
  });

export const employmentsQuery = (id: string) =>
  queryOptions({
    queryKey: key('employments', id),
    queryFn: async ({ signal }) => (await get<{ items: Employment[] }>(`/contacts/${id}/employments`, signal)).items,
  });

export const graphQuery = (resource: string, id: string, past: boolean) =>
  queryOptions({
    queryKey: key('graph', resource, id, past),
    queryFn: ({ signal }) => get<Graph>(`/${resource}/${id}/graph`, signal, { depth: 2, past }),
  });

export const treeQuery = (id: string) =>
  queryOptions({
    queryKey: key('tree', id),
    queryFn: ({ signal }) => get<{ items: TreeNode[]; isCut: boolean }>(`/accounts/${id}/tree`, signal),
  });

export const referralsQuery = (resource: string, id: string) =>
  queryOptions({
    queryKey: key('referrals', resource, id),
    queryFn: ({ signal }) => get<ReferralTree>(`/${resource}/${id}/referrals`, signal),
  });

const changeSetOf = (response: Response) => response.headers.get('Change-Set-Id') ?? undefined;

export async function addRelation(body: Record<string, unknown>): Promise<string | undefined> {
  return changeSetOf((await request('POST', '/relations', { body })).response);
}

export async function changeRelation(id: string, body: Record<string, unknown>): Promise<string | undefined> {
  return changeSetOf((await request('PATCH', `/relations/${id}`, { body })).response);
}

export async function removeRelation(id: string): Promise<string | undefined> {
  return changeSetOf((await request('DELETE', `/relations/${id}`)).response);
}

export async function addEmployment(id: string, body: Record<string, unknown>): Promise<string | undefined> {
  return changeSetOf((await request('POST', `/contacts/${id}/employments`, { body })).response);
}

export async function makePrimary(id: string, relationId: string): Promise<string | undefined> {
  return changeSetOf((await request('POST', `/contacts/${id}/employments/${relationId}/primary`)).response);
}

/** Where somebody mainly works is a field of the contact: without it the place becomes past. */
export async function leaveMainJob(id: string): Promise<string | undefined> {
  return changeSetOf((await request('PATCH', `/contacts/${id}`, { body: { accountId: null } })).response);
}
