import { CloseButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { Job } from '@/shared/api/types';
import { JobProgress } from '@/shared/ui/job-progress/job-progress';
import { useUndo } from '../undo';
import { cancelJob, failuresUrl, isUnderWay, jobFailuresQuery, retryJob } from './jobs';
import { setJobsOpen } from './jobs-open';
import classes from './jobs.module.css';

const shownJobs = 6;

/** The jobs under way and those that ended last, over whatever page is open. */
export function JobsPanel({ jobs }: { jobs: readonly Job[] }) {
  const t = useTranslations('jobs');
  const underWay = jobs.filter(isUnderWay);
  const shown = [...underWay, ...jobs.filter((job) => !isUnderWay(job))].slice(0, Math.max(shownJobs, underWay.length));
  return (
    <section className={classes.panel} aria-label={t('title')}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('title')}</h2>
        <CloseButton aria-label={t('close')} onClick={() => setJobsOpen(false)} />
      </header>
      <div className={classes.list}>
        {shown.map((job) => (
          <OneJob key={job.id} job={job} />
        ))}
      </div>
    </section>
  );
}

function OneJob({ job }: { job: Job }) {
  const client = useQueryClient();
  const problemText = useProblemText();
  const { undoChangeSet } = useUndo();
  const [isAsked, setAsked] = useState(false);
  const { data } = useQuery({ ...jobFailuresQuery(job.id), enabled: isAsked && job.failed > 0 });
  const attempt = (act: () => Promise<void>) => () =>
    void act().catch((error: unknown) => notifications.show({ color: 'red', message: problemText(error) }));
  const { changeSetId } = job;
  const canUndo = changeSetId && job.kind !== 'undo' && job.done > job.failed && job.links?.undo !== null;
  const canRetry = (job.state === 'failed' || job.state === 'cancelled') && job.links?.retry !== null;
  return (
    <JobProgress
      job={job}
      failures={data?.items}
      failuresUrl={failuresUrl(job.id)}
      onShowFailures={() => setAsked(true)}
      onCancel={job.links?.cancel === null ? undefined : attempt(() => cancelJob(client, job.id))}
      onRetry={canRetry ? attempt(() => retryJob(client, job.id)) : undefined}
      onUndo={canUndo ? attempt(() => undoChangeSet(changeSetId)) : undefined}
    />
  );
}
