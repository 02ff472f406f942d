import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconPlus, IconTemplate } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { languageNames, languages } from '@/shared/i18n/languages';
import { useLabels } from '@/shared/metadata/use-labels';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { Row, RowList } from '@/shared/ui/row-list';
import { templatesQuery, type Template } from './queries';
import { TemplateMessages } from './template-messages';

export function TemplatesPage() {
  return (
    <TemplateMessages>
      <Templates />
    </TemplateMessages>
  );
}

function Templates() {
  const t = useTranslations('templates');
  const { data: templates, error, refetch } = useQuery(templatesQuery);
  const newTemplate = (
    <LinkButton to="/settings/templates/new" leftSection={<IconPlus size={17} />}>
      {t('new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={newTemplate} />
      {error && !templates ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : !templates ? (
        <ListSkeleton rows={4} />
      ) : templates.length === 0 ? (
        <EmptyState icon={IconTemplate} title={t('emptyTitle')} actions={newTemplate}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <RowList label={t('list')}>
          {templates.map((template) => (
            <TemplateRow key={template.id} template={template} />
          ))}
        </RowList>
      )}
    </>
  );
}

function TemplateRow({ template }: { template: Template }) {
  const t = useTranslations('templates');
  const labels = useLabels();
  const written = languages.filter((language) => template.texts[language]).map((language) => languageNames[language]);
  const purpose = template.builtIn
    ? t('builtInDetail')
    : template.recordType
      ? labels.many(template.recordType)
      : t('noRecord');
  return (
    <Row
      isLinked
      title={
        <Link to="/settings/templates/$templateId" params={{ templateId: template.id }}>
          {template.name}
        </Link>
      }
      detail={`${purpose} · ${written.join(', ')}`}
      side={
        template.builtIn ? (
          <Badge color={template.edited ? 'blue' : 'gray'}>{template.edited ? t('edited') : t('builtIn')}</Badge>
        ) : undefined
      }
    />
  );
}
