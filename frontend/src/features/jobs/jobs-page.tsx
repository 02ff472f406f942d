import { Button, Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconProgressCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { jobStates, type JobSearch } from '@/app/jobs/job-search';
import { OneJob } from '@/app/jobs/one-job';
import { useCan } from '@/app/session';
import type { JobState } from '@/shared/api/types';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { JobDetail } from './job-detail';
import { jobListQuery, renewJobs } from './job-list';
import { JobPageMessages } from './job-page-messages';
import classes from './jobs-page.module.css';
import { useFreshJobs } from './use-fresh-jobs';

export function JobsPage() {
  return (
    <JobPageMessages>
      <Jobs />
    </JobPageMessages>
  );
}

function Jobs() {
  const t = useTranslations('jobPages');
  const client = useQueryClient();
  const navigate = useNavigate();
  const search: JobSearch = useSearch({ strict: false });
  const managesJobs = useCan('jobs.manage');
  const chosen: JobSearch = managesJobs ? search : { ...(search.state && { state: search.state }) };
  const choose = (next: JobSearch) => void navigate({ to: '/settings/jobs', search: next, replace: true });
  useFreshJobs();
  const query = useInfiniteQuery(jobListQuery(chosen));
  const { state, whose } = chosen;
  const jobs = query.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Group gap="sm" mb="md" align="flex-end">
        <NativeSelect
          label={t('state')}
          value={state ?? 'all'}
          data={['all' as const, ...jobStates].map((value) => ({ value, label: t(`states.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            choose({ ...(whose && { whose }), ...(value === 'all' ? {} : { state: value as JobState }) })
          }
        />
        {managesJobs && (
          <SegmentedControl
            aria-label={t('whose')}
            value={whose ?? 'mine'}
            data={(['mine', 'everybody'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={(value) =>
              choose({ ...(state && { state }), ...(value === 'everybody' ? { whose: value } : {}) })
            }
          />
        )}
      </Group>
      {query.error && !jobs ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : !jobs ? (
        <ListSkeleton rows={4} />
      ) : jobs.length === 0 ? (
        <EmptyState
          icon={IconProgressCheck}
          title={state ? t('noneText') : t('emptyTitle')}
          actions={
            state && (
              <Button variant="default" onClick={() => choose(whose ? { whose } : {})}>
                {t('clear')}
              </Button>
            )
          }
        >
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <section className={classes.jobs} aria-label={t('title')}>
            {jobs.map((job) => (
              <OneJob key={job.id} job={job} detail={<JobDetail job={job} />} onChanged={() => renewJobs(client)} />
            ))}
          </section>
          {query.hasNextPage && (
            <Button
              mt="md"
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('more')}
            </Button>
          )}
        </>
      )}
    </>
  );
}
