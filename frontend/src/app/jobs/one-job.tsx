import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useProblemText } from '@/shared/api/problem';
import type { Job } from '@/shared/api/types';
import { JobProgress } from '@/shared/ui/job-progress/job-progress';
import { useUndo } from '../undo';
import { cancelJob, failuresUrl, hasOwnPage, jobFailuresQuery, retryJob } from './jobs';

type OneJobProps = {
  job: Job;
  /** Whose it is, where more of it is told. */
  detail?: ReactNode;
  showsFailures?: boolean;
  onChanged?: () => void;
};

/** A job with all that can be done about it. */
export function OneJob({ job, detail, showsFailures = false, onChanged }: OneJobProps) {
  const client = useQueryClient();
  const problemText = useProblemText();
  const { undoChangeSet } = useUndo();
  const [isAsked, setAsked] = useState(showsFailures);
  // Those with a page of their own tell there what failed and are undone there.
  const isWhole = !hasOwnPage(job);
  const { data } = useQuery({ ...jobFailuresQuery(job.id), enabled: isAsked && isWhole && job.failed > 0 });
  const attempt = (act: () => Promise<void>) => () =>
    void act()
      .then(onChanged)
      .catch((error: unknown) => notifications.show({ color: 'red', message: problemText(error) }));
  const { changeSetId } = job;
  const canUndo = isWhole && changeSetId && job.kind !== 'undo' && job.done > job.failed && job.links?.undo !== null;
  const canRetry = (job.state === 'failed' || job.state === 'cancelled') && job.links?.retry !== null;
  return (
    <JobProgress
      job={job}
      detail={detail}
      failures={data?.items}
      failuresUrl={failuresUrl(job.id)}
      showsFailures={showsFailures}
      onShowFailures={isWhole ? () => setAsked(true) : undefined}
      onCancel={job.links?.cancel === null ? undefined : attempt(() => cancelJob(client, job.id))}
      onRetry={canRetry ? attempt(() => retryJob(client, job.id)) : undefined}
      onUndo={canUndo ? attempt(() => undoChangeSet(changeSetId)) : undefined}
    />
  );
}
