import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { onLive } from '@/shared/api/live';
import type { Job } from '@/shared/api/types';
import { useUndo } from '../undo';
import { hasOwnPage, isUnderWay, jobsQuery, putJob } from './jobs';
import { setJobsOpen } from './jobs-open';
import { useJobText } from '@/shared/ui/job-progress/use-job-text';

/** Listens for news of my jobs, and tells when one that was under way has ended. */
export function useJobNews(): readonly Job[] {
  const client = useQueryClient();
  const { data: jobs = [] } = useQuery(jobsQuery);
  const text = useJobText();
  const { notifyUndo } = useUndo();
  useEffect(() => onLive('job', (data) => putJob(client, data as Job)), [client]);

  const tellEnd = useEffectEvent((job: Job) => {
    void client.invalidateQueries({ queryKey: ['records'] });
    if (hasOwnPage(job)) return;
    if (job.failed > 0 || job.state === 'failed') setJobsOpen(true);
    const message = text.ended(job);
    if (job.changeSetId && job.state === 'completed' && job.done > job.failed && job.links?.undo !== null) {
      notifyUndo({ message, changeSetId: job.changeSetId });
    } else notifications.show({ message, color: job.state === 'failed' ? 'red' : 'pine' });
  });
  const underWay = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    for (const job of jobs) if (!isUnderWay(job) && underWay.current.has(job.id)) tellEnd(job);
    underWay.current = new Set(jobs.filter(isUnderWay).map((job) => job.id));
  }, [jobs]);
  return jobs;
}
