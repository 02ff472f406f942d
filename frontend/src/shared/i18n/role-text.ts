import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Role } from '../api/types';

export type RoleText = {
  name: (role: Pick<Role, 'key' | 'name'>) => string;
  description: (role: Pick<Role, 'key' | 'description'>) => string;
};

/** The built-in roles speak the reader's language; roles of the company's own are named as they were named. */
export function useRoleText(): RoleText {
  const names = useTranslations('admin.roles');
  const descriptions = useTranslations('admin.roleDescriptions');
  return useMemo(
    () => ({
      name: ({ key, name }) => (isBuiltIn(names, key) ? names(key) : name),
      description: ({ key, description }) => (isBuiltIn(descriptions, key) ? descriptions(key) : description),
    }),
    [names, descriptions],
  );
}

type RoleTranslator = ReturnType<typeof useTranslations<'admin.roles'>>;
type RoleKey = Parameters<RoleTranslator>[0];

function isBuiltIn(t: Pick<RoleTranslator, 'has'>, key: string): key is RoleKey {
  return t.has(key as RoleKey);
}
