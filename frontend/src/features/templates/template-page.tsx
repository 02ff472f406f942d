import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { IconArrowLeft } from '@tabler/icons-react';
import { lazy, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { TextLink } from '@/shared/ui/text-link';
import { templateQuery, type Template } from './queries';
import { TemplateActions } from './template-actions';
import { TemplateMessages } from './template-messages';

const TemplateForm = lazy(async () => ({ default: (await import('./template-form')).TemplateForm }));

export function TemplatePage() {
  const { templateId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(templateQuery(templateId));
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={6} />;
  return (
    <TemplateMessages>
      <EditTemplate key={data.id} template={data} />
    </TemplateMessages>
  );
}

function EditTemplate({ template }: { template: Template }) {
  const client = useQueryClient();
  // Texts from elsewhere take the place of what stands in the form; its own savings do not.
  const [replaced, setReplaced] = useState<Template>();
  const current = replaced && replaced.version > template.version ? replaced : template;
  return (
    <>
      <BackToTemplates />
      <PageHeader title={current.name} actions={<TemplateActions template={current} onReplaced={setReplaced} />} />
      <TemplateForm
        key={replaced?.version ?? 0}
        template={current}
        onSaved={(saved) => client.setQueryData(templateQuery(saved.id).queryKey, saved)}
      />
    </>
  );
}

export function NewTemplatePage() {
  return (
    <TemplateMessages>
      <NewTemplate />
    </TemplateMessages>
  );
}

function NewTemplate() {
  const t = useTranslations('templates');
  const navigate = useNavigate();
  return (
    <>
      <BackToTemplates />
      <PageHeader title={t('newTitle')} />
      <TemplateForm
        template={null}
        onSaved={({ id }) =>
          void navigate({ to: '/settings/templates/$templateId', params: { templateId: id }, replace: true })
        }
      />
    </>
  );
}

function BackToTemplates() {
  const t = useTranslations('templates');
  return (
    <TextLink
      to="/settings/templates"
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
