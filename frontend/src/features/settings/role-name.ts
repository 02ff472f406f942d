import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { Role } from '@/shared/api/types';

type NamedRole = Pick<Role, 'key' | 'name'>;

/** The built-in roles speak the reader's language; roles of the company's own are named as they were named. */
export function useRoleName(): (role: NamedRole) => string {
  const t = useTranslations('admin.roles');
  return useCallback(
    (role) => {
      const key = role.key as Parameters<typeof t.has>[0];
      return t.has(key) ? t(key) : role.name;
    },
    [t],
  );
}
