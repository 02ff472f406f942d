import { useTranslations } from 'use-intl';
import type { Job } from '../../api/types';

/** As much of a job as tells how it has ended. */
type EndedJob = Pick<Job, 'kind' | 'state' | 'done' | 'failed'>;

export type JobText = {
  /** What it is: "Change records". */
  title: (job: Pick<Job, 'kind'>) => string;
  /** How far it is: "1,200 of 5,000, 800 a second, 5 s left". */
  progress: (job: Job) => string;
  /** How it has ended: "4,980 records changed, 20 could not be". */
  ended: (job: EndedJob) => string;
};

/** Jobs in words; a kind that the messages do not know yet is still told of. */
export function useJobText(): JobText {
  const t = useTranslations('jobs');
  const kindOf = (job: Pick<Job, 'kind'>) =>
    t.has(`kinds.${job.kind}` as 'kinds.other') ? (job.kind as 'other') : 'other';
  const ended: JobText['ended'] = (job) => {
    if (job.state === 'failed') return t('failed', { title: t(`kinds.${kindOf(job)}`) });
    if (job.state === 'cancelled') return t('cancelled', { done: job.done - job.failed });
    const done = t(`done.${kindOf(job)}`, { count: job.done - job.failed });
    return job.failed > 0 ? t('doneExcept', { done, failed: job.failed }) : done;
  };
  return {
    title: (job) => t(`kinds.${kindOf(job)}`),
    progress: (job) => {
      if (job.state === 'queued') return t('queued');
      if (job.state !== 'running') return ended(job);
      const parts = [job.total > 0 ? t('place', { done: job.done, total: job.total }) : t('starting')];
      const rate = job.ratePerSecond ?? 0;
      if (rate > 0) {
        parts.push(t('rate', { rate: Math.round(rate) }));
        const seconds = Math.ceil((job.total - job.done) / rate);
        if (seconds > 0)
          parts.push(
            seconds < 90 ? t('secondsLeft', { seconds }) : t('minutesLeft', { minutes: Math.ceil(seconds / 60) }),
          );
      }
      return parts.join(' · ');
    },
    ended,
  };
}
