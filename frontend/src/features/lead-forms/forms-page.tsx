import { Badge, Button, CopyButton } from '@mantine/core';
import { IconCheck, IconForms, IconLink, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { EmptyState } from '@/shared/ui/empty-state';
import { PageHeader } from '@/shared/ui/page-header';
import { LinkButton } from '@/shared/ui/link-button';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { formsQuery, type LeadForm } from './form-api';
import { FormMessages } from './form-messages';

export function FormsPage() {
  return (
    <FormMessages>
      <Forms />
    </FormMessages>
  );
}

/** The forms by which customers ask, and what has come by each. */
function Forms() {
  const t = useTranslations('leadForms');
  const query = useQuery(formsQuery);
  const begin = (
    <LinkButton to="/settings/forms/$formId" params={{ formId: 'new' }} leftSection={<IconPlus size={17} />}>
      {t('new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={query.data?.length !== 0 && begin} />
      <QueryList
        query={query}
        items={query.data}
        label={t('title')}
        skeletonRows={3}
        empty={
          <EmptyState icon={IconForms} title={t('emptyTitle')} actions={begin}>
            {t('emptyText')}
          </EmptyState>
        }
        row={(form) => <FormRow key={form.id} form={form} />}
      />
    </>
  );
}

function FormRow({ form }: { form: LeadForm }) {
  const t = useTranslations('leadForms');
  return (
    <Row
      isLinked
      title={
        <Link to="/settings/forms/$formId" params={{ formId: form.id }}>
          {form.name}
        </Link>
      }
      detail={t('counts', form.counts)}
      side={!form.isActive && <Badge color="gray">{t('off')}</Badge>}
      end={
        <CopyButton value={form.address}>
          {({ copied, copy }) => (
            <Button
              size="xs"
              variant="default"
              leftSection={copied ? <IconCheck size={15} /> : <IconLink size={15} />}
              aria-label={t('copyLinkOf', { name: form.name })}
              onClick={copy}
            >
              {copied ? t('copied') : t('copyLink')}
            </Button>
          )}
        </CopyButton>
      }
    />
  );
}
