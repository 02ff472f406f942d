import { Alert, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Job } from '@/shared/api/types';
import { jobQuery } from './queries';

type JobLineProps = {
  id: string;
  title: string;
  place: (job: Job) => string;
  failed: string;
  /** What is said once it has ended. */
  done?: ((job: Job) => string) | undefined;
};

/** How far a job is, while one looks. */
export function JobLine({ id, title, place, failed, done }: JobLineProps) {
  const t = useTranslations('privacy.erasures');
  const { data: job } = useQuery(jobQuery(id));
  if (job?.state === 'failed') {
    return (
      <Alert color="red" variant="light" role="alert">
        {failed}
      </Alert>
    );
  }
  if (job?.finishedAt && done) return <Text role="status">{done(job)}</Text>;
  const hasBegun = job !== undefined && job.state !== 'queued';
  return (
    <Stack gap={6}>
      <Text fw={500}>{title}</Text>
      <Progress
        value={hasBegun && job.total > 0 ? (job.done / job.total) * 100 : 0}
        size={6}
        aria-label={title}
        animated
      />
      <Text size="sm" c="dimmed">
        {hasBegun ? place(job) : t('queued')}
      </Text>
    </Stack>
  );
}
