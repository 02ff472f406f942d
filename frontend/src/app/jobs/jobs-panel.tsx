import { CloseButton } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Job } from '@/shared/api/types';
import { isUnderWay } from './jobs';
import { setJobsOpen } from './jobs-open';
import classes from './jobs.module.css';
import { OneJob } from './one-job';

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
