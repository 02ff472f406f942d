import { useInfiniteQuery } from '@tanstack/react-query';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { ImportJob } from '@/shared/api/import-types';
import { ImportListMessages } from '@/shared/i18n/import-list-messages';
import { EmptyState } from '@/shared/ui/empty-state';
import { ImportStateBadge } from '@/shared/ui/import-state-badge';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { Moment } from '@/shared/ui/moment';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { importListQuery } from './queries';

export function ImportListPage() {
  return (
    <Suspense fallback={<ListSkeleton rows={8} />}>
      <ImportListMessages>
        <ImportList />
      </ImportListMessages>
    </Suspense>
  );
}

function ImportList() {
  const t = useTranslations('imports');
  const query = useInfiniteQuery(importListQuery);
  const jobs = query.data?.pages.flatMap((page) => page.items);
  const newImport = (
    <LinkButton to="/imports/new" leftSection={<IconPlus size={17} />}>
      {t('new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={newImport} />
      <QueryList
        query={query}
        items={jobs}
        label={t('title')}
        empty={
          <EmptyState icon={IconFileImport} title={t('emptyTitle')} actions={newImport}>
            {t('emptyText')}
          </EmptyState>
        }
        more={t('showMore')}
        row={(job) => <ImportRow key={job.id} job={job} />}
      />
    </>
  );
}

function ImportRow({ job }: { job: ImportJob }) {
  const t = useTranslations('imports');
  return (
    <Row
      isLinked
      title={
        <Link to="/imports/$importId" params={{ importId: job.id }}>
          {job.fileName}
        </Link>
      }
      detail={
        job.state === 'mapping'
          ? t('waitsForMapping', { type: t(`types.${job.recordType}`), rows: job.totalRows })
          : job.state === 'checking' || job.state === 'checked'
            ? t('waitsForCheck', { type: t(`types.${job.recordType}`), rows: job.totalRows })
            : t('summary', {
                type: t(`types.${job.recordType}`),
                created: job.created,
                updated: job.updated,
                duplicate: job.duplicate,
                rejected: job.rejected,
              })
      }
      side={
        <>
          <ImportStateBadge state={job.state} />
          {job.createdByName !== null && <span>{job.createdByName}</span>}
          <Moment value={job.createdAt} />
        </>
      }
    />
  );
}
