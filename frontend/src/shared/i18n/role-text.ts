import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Role } from '../api/types';

export type RoleText = { name: (role: Pick<Role, 'key' | 'name'>) => string };

/** The built-in roles speak the reader's language; roles of the company's own are named as they were named. */
export function useRoleText(): RoleText {
  const names = useTranslations('admin.roles');
  return useMemo(() => ({ name: ({ key, name }) => (isBuiltIn(names, key) ? names(key) : name) }), [names]);
}

/** What a role is for: only where roles are chosen or managed, with whose texts it comes. */
export function useRoleDescription(): (role: Pick<Role, 'key' | 'description'>) => string {
  const descriptions = useTranslations('people.roleDescriptions');
  return ({ key, description }) => (isBuiltIn(descriptions, key) ? descriptions(key) : description);
}

type RoleTranslator = ReturnType<typeof useTranslations<'admin.roles'>>;
type RoleKey = Parameters<RoleTranslator>[0];

function isBuiltIn(t: Pick<RoleTranslator, 'has'>, key: string): key is RoleKey {
  return t.has(key as RoleKey);
}
