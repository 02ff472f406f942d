import { Button, Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconForms, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { BuiltInFields } from './built-in-fields';
import { CustomFieldMessages } from './custom-field-messages';
import classes from './custom-fields.module.css';
import { OwnFields } from './own-fields';
import { customFieldsQuery } from './queries';
import { RetiredFields } from './retired-fields';

export function FieldsPage() {
  return (
    <CustomFieldMessages>
      <Fields />
    </CustomFieldMessages>
  );
}

function Fields() {
  const t = useTranslations('customFields');
  const labels = useLabels();
  const navigate = useNavigate();
  const { recordTypes } = useMetadata();
  const { type: wanted } = useSearch({ strict: false });
  const type = recordTypes.find(({ name }) => name === wanted) ?? recordTypes[0];
  if (!type) return null;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className={classes.toolbar}>
        <SegmentedControl
          aria-label={t('recordType')}
          value={type.name}
          data={recordTypes.map(({ name }) => ({ value: name, label: labels.many(name) }))}
          onChange={(name) => void navigate({ to: '/settings/fields', search: { type: name }, replace: true })}
        />
        <NewFieldButton type={type} />
      </div>
      <FieldsOf key={type.name} type={type} />
    </>
  );
}

function NewFieldButton({ type }: { type: RecordTypeInfo }) {
  const t = useTranslations('customFields');
  return (
    <LinkButton to="/settings/fields/new" search={{ type: type.name }} leftSection={<IconPlus size={17} />}>
      {t('new')}
    </LinkButton>
  );
}

function FieldsOf({ type }: { type: RecordTypeInfo }) {
  const t = useTranslations('customFields');
  const labels = useLabels();
  const { data: fields, error, refetch } = useQuery(customFieldsQuery(type.name));
  const [showsBuiltIn, setShowsBuiltIn] = useState(false);
  if (error && !fields) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!fields) return <ListSkeleton rows={4} />;
  const own = fields.filter((field) => !field.retired);
  const retired = fields.filter((field) => field.retired);
  return (
    <>
      {own.length === 0 ? (
        <EmptyState
          icon={IconForms}
          title={t('emptyTitle', { many: labels.many(type.name) })}
          actions={<NewFieldButton type={type} />}
        >
          {t('emptyText')}
        </EmptyState>
      ) : (
        <OwnFields type={type} fields={own} />
      )}
      {retired.length > 0 && <RetiredFields fields={retired} />}
      <Group justify="space-between" align="baseline">
        <h2 className={classes.heading}>{t('builtIn')}</h2>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-expanded={showsBuiltIn}
          onClick={() => setShowsBuiltIn(!showsBuiltIn)}
        >
          {showsBuiltIn ? t('hideBuiltIn') : t('showBuiltIn')}
        </Button>
      </Group>
      {showsBuiltIn && <BuiltInFields type={type} />}
    </>
  );
}
