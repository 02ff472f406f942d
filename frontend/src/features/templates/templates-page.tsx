import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconPlus, IconTemplate } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { languageNames, languages } from '@/shared/i18n/languages';
import { useLabels } from '@/shared/metadata/use-labels';
import { EmptyState } from '@/shared/ui/empty-state';
import { LinkButton } from '@/shared/ui/link-button';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
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
  const query = useQuery(templatesQuery);
  const newTemplate = (
    <LinkButton to="/settings/templates/new" leftSection={<IconPlus size={17} />}>
      {t('new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={newTemplate} />
      <QueryList
        query={query}
        items={query.data}
        label={t('list')}
        empty={
          <EmptyState icon={IconTemplate} title={t('emptyTitle')} actions={newTemplate}>
            {t('emptyText')}
          </EmptyState>
        }
        skeletonRows={4}
        row={(template) => <TemplateRow key={template.id} template={template} />}
      />
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
