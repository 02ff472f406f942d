import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useFormatter, useTranslations } from 'use-intl';
import { hasOwnPage } from '@/app/jobs/jobs';
import { OneJob } from '@/app/jobs/one-job';
import type { Job } from '@/shared/api/types';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { useJobText } from '@/shared/ui/job-progress/use-job-text';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { TextLink } from '@/shared/ui/text-link';
import { ImportLink } from './job-detail';
import { jobQuery, renewJobs } from './job-list';
import { JobPageMessages } from './job-page-messages';
import classes from './jobs-page.module.css';
import { useFreshJobs } from './use-fresh-jobs';

export function JobPage() {
  return (
    <JobPageMessages>
      <OneJobPage />
    </JobPageMessages>
  );
}

function OneJobPage() {
  const t = useTranslations('jobPages');
  const text = useJobText();
  const client = useQueryClient();
  const { jobId = '' } = useParams({ strict: false });
  const { data: job, error, refetch } = useQuery(jobQuery(jobId));
  useFreshJobs();
  return (
    <>
      <PageHeader
        title={job ? text.title(job) : t('title')}
        description={<TextLink to="/settings/jobs">{t('back')}</TextLink>}
      />
      {job ? (
        <>
          <section className={classes.jobs} aria-label={text.title(job)}>
            <OneJob
              key={job.id}
              job={job}
              showsFailures
              detail={hasOwnPage(job) ? <ImportLink job={job} /> : undefined}
              onChanged={() => renewJobs(client)}
            />
          </section>
          <Facts job={job} />
        </>
      ) : error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton rows={2} />
      )}
    </>
  );
}

function Facts({ job }: { job: Job }) {
  const t = useTranslations('jobPages.facts');
  const format = useFormatter();
  const at = (value: string | null | undefined) =>
    value ? format.dateTime(new Date(value), { dateStyle: 'medium', timeStyle: 'medium' }) : undefined;
  const facts = [
    ['by', job.createdByName],
    ['created', at(job.createdAt)],
    ['started', at(job.startedAt)],
    ['finished', at(job.finishedAt)],
    ['attempts', job.attempts > 1 ? format.number(job.attempts) : undefined],
    ['nextAttempt', at(job.nextAttemptAt)],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
