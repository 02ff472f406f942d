import { SegmentedControl, Select, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRoleText } from '@/shared/i18n/role-text';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { FieldRightsTable } from './field-rights-table';
import classes from './field-rights.module.css';
import { rolesQuery } from './queries';

const administrator = 'administrator';

/** All roles beside each other where there is room; on a phone one at a time. */
export function FieldRightsView() {
  const t = useTranslations('people.fieldRights');
  const labels = useLabels();
  const roleText = useRoleText();
  const { recordTypes } = useMetadata();
  const isNarrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const { data, error, refetch } = useQuery(rolesQuery);
  const [typeName, setTypeName] = useState<string>();
  const [roleId, setRoleId] = useState<string>();
  const type = recordTypes.find(({ name }) => name === typeName) ?? recordTypes[0];
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data || !type) return <ListSkeleton rows={6} />;
  const roles = data.filter(({ key }) => key !== administrator);
  const chosen = roles.find(({ id }) => id === roleId) ?? roles[0];
  return (
    <>
      <Text c="dimmed" mb="md">
        {t('description')}
      </Text>
      <div className={classes.toolbar}>
        <SegmentedControl
          aria-label={t('recordType')}
          value={type.name}
          data={recordTypes.map(({ name }) => ({ value: name, label: labels.many(name) }))}
          onChange={setTypeName}
        />
        {isNarrow && chosen && (
          <Select
            aria-label={t('role')}
            data={roles.map((role) => ({ value: role.id, label: roleText.name(role) }))}
            value={chosen.id}
            allowDeselect={false}
            onChange={(id) => setRoleId(id ?? undefined)}
          />
        )}
      </div>
      <FieldRightsTable type={type} roles={isNarrow && chosen ? [chosen] : roles} />
    </>
  );
}
