import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { FieldInfo, RecordTypeInfo } from '@/shared/api/types';

export type FieldRight = 'edit' | 'read' | 'none';
/** By field, as `contact.notes`; what is not named may be edited. */
export type FieldRights = Readonly<Record<string, FieldRight>>;

export function fieldRightsQuery(roleId: string) {
  return queryOptions({
    queryKey: ['roles', roleId, 'field-rights'] as const,
    queryFn: async ({ signal }) =>
      (await request<FieldRights>('GET', `/roles/${roleId}/field-rights`, { signal })).data,
  });
}

export async function saveFieldRights(roleId: string, rights: FieldRights): Promise<FieldRights> {
  return (await request<FieldRights>('PUT', `/roles/${roleId}/field-rights`, { body: rights })).data;
}

export function rightsName(type: RecordTypeInfo, field: FieldInfo): string {
  return `${type.name}.${field.name}`;
}

export function rightOf(rights: FieldRights, type: RecordTypeInfo, field: FieldInfo): FieldRight {
  const right = rights[rightsName(type, field)] ?? 'edit';
  return right === 'edit' && field.readOnly ? 'read' : right;
}

/** What nobody edits can only be seen or not, and what records are called by cannot be hidden. */
export function rightsFor(type: RecordTypeInfo, field: FieldInfo): FieldRight[] {
  const all: FieldRight[] = field.readOnly ? ['read', 'none'] : ['edit', 'read', 'none'];
  return field.name === type.labelField ? all.filter((right) => right !== 'none') : all;
}

export function withRight(
  rights: FieldRights,
  type: RecordTypeInfo,
  field: FieldInfo,
  right: FieldRight,
): Record<string, FieldRight> {
  const name = rightsName(type, field);
  const rest = Object.fromEntries(Object.entries(rights).filter(([key]) => key !== name));
  const isUsual = right === 'edit' || (right === 'read' && field.readOnly);
  return isUsual ? rest : { ...rest, [name]: right };
}
