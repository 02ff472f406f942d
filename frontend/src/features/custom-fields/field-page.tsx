import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import type { CustomField } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { BackToFields } from './back-to-fields';
import { CustomFieldMessages } from './custom-field-messages';

const FieldForm = lazy(async () => ({ default: (await import('./field-form')).FieldForm }));

export function FieldPage() {
  const { fieldId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['custom-fields', 'one', fieldId],
    queryFn: async ({ signal }) => (await request<CustomField>('GET', `/custom-fields/${fieldId}`, { signal })).data,
    // What is being edited must not change under the hands.
    staleTime: Infinity,
    gcTime: 0,
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={6} />;
  return (
    <CustomFieldMessages>
      <EditField key={`${data.id} ${data.version}`} field={data} />
    </CustomFieldMessages>
  );
}

function EditField({ field }: { field: CustomField }) {
  const t = useTranslations('customFields');
  const labels = useLabels();
  const type = useRecordType(field.recordType);
  return (
    <>
      <BackToFields type={type.name} />
      <PageHeader
        title={field.label}
        description={`${labels.many(type.name)} · ${t(`kinds.${field.kind}.name`)} · custom.${field.key}`}
      />
      <FieldForm type={type} kind={field.kind} field={field} />
    </>
  );
}
