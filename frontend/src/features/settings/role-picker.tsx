import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useRoleDescription, useRoleText } from '@/shared/i18n/role-text';
import { rolesQuery } from './queries';

type RolePickerProps = {
  value: string[];
  onChange: (roleIds: string[]) => void;
  error?: ReactNode;
  onBlur?: () => void;
  onFocus?: () => void;
};

/** Several roles, the main one first. */
export function RolePicker({ value, ...props }: RolePickerProps) {
  const t = useTranslations('people');
  const roleText = useRoleText();
  const describe = useRoleDescription();
  const { data: roles = [] } = useQuery(rolesQuery);
  const [only] = value.length === 1 ? roles.filter((role) => role.id === value[0]) : [];
  return (
    <MultiSelect
      label={t('roles')}
      description={only ? describe(only) : t('rolesHint')}
      data={roles.map((role) => ({ value: role.id, label: roleText.name(role) }))}
      value={value}
      {...props}
    />
  );
}
