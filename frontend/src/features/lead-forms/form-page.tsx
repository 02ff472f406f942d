import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { TextLink } from '@/shared/ui/text-link';
import { formQuery, formsQuery } from './form-api';
import { FormMessages } from './form-messages';
import { draftOf, newDraft } from './form-model';
import { SharePanel } from './share-panel';

const FormBuilder = lazy(async () => ({ default: (await import('./form-builder')).FormBuilder }));

export function FormPage() {
  const { formId = '' } = useParams({ strict: false });
  return <FormMessages>{formId === 'new' ? <NewForm /> : <EditForm key={formId} id={formId} />}</FormMessages>;
}

function EditForm({ id }: { id: string }) {
  const client = useQueryClient();
  const { data: form, error, refetch } = useQuery(formQuery(id));
  if (error && !form) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!form) return <ListSkeleton rows={6} />;
  return (
    <>
      <BackToForms />
      <PageHeader title={form.name} actions={<SharePanel form={form} />} />
      <Suspense fallback={<ListSkeleton rows={6} />}>
        <FormBuilder
          id={form.id}
          start={draftOf(form)}
          version={form.version}
          onSaved={(saved) => {
            client.setQueryData(formQuery(saved.id).queryKey, saved);
            void client.invalidateQueries({ queryKey: formsQuery.queryKey });
          }}
        />
      </Suspense>
    </>
  );
}

function NewForm() {
  const t = useTranslations('leadForms');
  const navigate = useNavigate();
  const client = useQueryClient();
  return (
    <>
      <BackToForms />
      <PageHeader title={t('newTitle')} />
      <Suspense fallback={<ListSkeleton rows={6} />}>
        <FormBuilder
          id={undefined}
          start={newDraft()}
          version={undefined}
          onSaved={(saved) => {
            client.setQueryData(formQuery(saved.id).queryKey, saved);
            void client.invalidateQueries({ queryKey: formsQuery.queryKey });
            void navigate({ to: '/settings/forms/$formId', params: { formId: saved.id }, replace: true });
          }}
        />
      </Suspense>
    </>
  );
}

function BackToForms() {
  const t = useTranslations('leadForms');
  return (
    <TextLink
      to="/settings/forms"
      size="sm"
      c="dimmed"
      underline="never"
      mb={6}
      style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}
    >
      <IconArrowLeft size={15} aria-hidden />
      {t('title')}
    </TextLink>
  );
}
