import { request } from '@/shared/api/client';
import type { RelationType } from '@/shared/relations/relation-types';

export type Names = RelationType['names'];

export type NewType = Pick<RelationType, 'from' | 'to' | 'names'> & { isSymmetric: boolean };

export async function addType(type: NewType): Promise<RelationType> {
  return (await request<RelationType>('POST', '/relation-types', { body: type })).data;
}

export async function changeType(key: string, names: Names, isRetired: boolean): Promise<RelationType> {
  const path = `/relation-types/${encodeURIComponent(key)}`;
  return (await request<RelationType>('PUT', path, { body: { names, isRetired } })).data;
}
