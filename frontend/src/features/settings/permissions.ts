import { queryOptions } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import type { PermissionLevel, RecordTypeInfo, Role } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';

export const verbs = ['read', 'create', 'edit', 'delete', 'export', 'merge'] as const;
export const levels = ['none', 'own', 'team', 'all'] as const;

export type Verb = (typeof verbs)[number];
export type Level = (typeof levels)[number];
export type Grants = Readonly<Record<string, PermissionLevel>>;

export type EffectiveRights = {
  userId: string;
  active: boolean;
  roles: { id: string; name: string }[];
  teams: { id: string; name: string }[];
  permissions: {
    permission: string;
    description: string;
    level: Level;
    why: { roleId: string; roleName: string; level: Level }[];
  }[];
  fields: {
    field: string;
    right: 'none' | 'read' | 'edit';
    why: { roleId: string; roleName: string; right: 'none' | 'read' | 'edit' }[];
  }[];
};

export function effectiveRightsQuery(userId: string) {
  return queryOptions({
    queryKey: ['users', userId, 'effective-rights'],
    queryFn: async ({ signal }) =>
      (await request<EffectiveRights>('GET', `/users/${userId}/effective-rights`, { signal })).data,
  });
}

/** A right on records reaches own, a team's or all of them; every other right is there or not. */
export function recordRightOf(
  permission: string,
  types: readonly RecordTypeInfo[],
): { type: RecordTypeInfo; verb: Verb } | undefined {
  const [resource, ...rest] = permission.split('.');
  const type = types.find((each) => each.resource === resource);
  const verb = verbs.find((each) => each === rest.join('.'));
  return type && verb ? { type, verb } : undefined;
}

/** Every right that there is: the administrators have them all. */
export function allPermissions(roles: readonly Role[]): string[] {
  return [...new Set(roles.flatMap((role) => Object.keys(role.grants)))].sort();
}

/** Grants with one changed; what is not granted is not named. */
export function withLevel(grants: Grants, permission: string, level: Level): Record<string, PermissionLevel> {
  const rest = Object.entries(grants).filter(([name]) => name !== permission);
  return Object.fromEntries(level === 'none' ? rest : [...rest, [permission, level]]);
}

/** Rights in words, a line for each kind of record with all that may be done to it. */
export function useRightsText(): (permissions: readonly string[]) => string[] {
  const t = useTranslations('people');
  const format = useFormatter();
  const labels = useLabels();
  const { recordTypes } = useMetadata();
  const permissionText = usePermissionText();
  return (permissions) => {
    const ofRecords = recordTypes.flatMap((type) => {
      const given = verbs.filter((verb) => permissions.includes(`${type.resource}.${verb}`));
      const texts = given.map((verb) => t(`verbs.${verb}`).toLowerCase());
      return texts.length > 0 ? [`${labels.many(type.name)}: ${format.list(texts)}`] : [];
    });
    const others = permissions.filter((each) => recordRightOf(each, recordTypes) === undefined);
    return [...ofRecords, ...others.map((each) => permissionText(each))];
  };
}

export function usePermissionText(): (permission: string, description?: string) => string {
  const t = useTranslations('people');
  const labels = useLabels();
  const { recordTypes } = useMetadata();
  return (permission, description) => {
    const right = recordRightOf(permission, recordTypes);
    if (right) return t('role.cell', { verb: t(`verbs.${right.verb}`), type: labels.many(right.type.name) });
    const key = `permissions.${permission.replace('.', '_')}` as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key as 'permissions.users_manage') : (description ?? permission);
  };
}
