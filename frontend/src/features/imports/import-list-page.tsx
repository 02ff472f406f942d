import { Button, Center, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { ImportJob } from '@/shared/api/types';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ImportStateBadge } from '@/shared/ui/import-state-badge';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { Moment } from '@/shared/ui/moment';
import { PageHeader } from '@/shared/ui/page-header';
import { Row, RowList } from '@/shared/ui/row-list';
import { importListQuery } from './queries';

export function ImportListPage() {
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
      {query.error && !jobs ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : !jobs ? (
        <ListSkeleton />
      ) : jobs.length === 0 ? (
        <EmptyState icon={IconFileImport} title={t('emptyTitle')} actions={newImport}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <Stack>
          <RowList label={t('title')}>
            {jobs.map((job) => (
              <ImportRow key={job.id} job={job} />
            ))}
          </RowList>
          {query.hasNextPage && (
            <Center>
              <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('showMore')}
              </Button>
            </Center>
          )}
        </Stack>
      )}
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
