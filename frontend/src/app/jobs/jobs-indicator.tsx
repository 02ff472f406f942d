import { Suspense, lazy } from 'react';
import { useTranslations } from 'use-intl';
import { useJobText } from '@/shared/ui/job-progress/use-job-text';
import { isUnderWay } from './jobs';
import { setJobsOpen, useJobsOpen } from './jobs-open';
import classes from './jobs.module.css';
import { useJobNews } from './use-job-news';

const JobsPanel = lazy(async () => ({ default: (await import('./jobs-panel')).JobsPanel }));

/** Floats over every page while something is under way, or as long as its result was not put away. */
export function JobsIndicator() {
  const t = useTranslations('jobs');
  const text = useJobText();
  const jobs = useJobNews();
  const isOpen = useJobsOpen();
  const underWay = jobs.filter(isUnderWay);
  const [first] = underWay;
  if (isOpen && jobs.length > 0) {
    return (
      <Suspense fallback={null}>
        <JobsPanel jobs={jobs} />
      </Suspense>
    );
  }
  if (!first) return null;
  const done = underWay.reduce((sum, job) => sum + job.done, 0);
  const total = underWay.reduce((sum, job) => sum + job.total, 0);
  const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
  return (
    <button type="button" className={classes.indicator} aria-expanded={false} onClick={() => setJobsOpen(true)}>
      <span className={classes.ring} style={{ '--part': `${percent}%` } as React.CSSProperties} aria-hidden />
      <span>{underWay.length > 1 ? t('several', { count: underWay.length }) : text.title(first)}</span>
      <span className={classes.percent}>{t('percent', { percent: percent / 100 })}</span>
    </button>
  );
}
