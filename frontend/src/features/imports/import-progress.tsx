import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { ImportJob } from '@/shared/api/types';
import { ImportCounts } from './import-counts';
import { percentOf, secondsLeft } from './model';
import { importQuery, steerImport } from './queries';

export function ImportProgress({ job }: { job: ImportJob }) {
  const t = useTranslations('imports');
  const problemText = useProblemText();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => steerImport(job.id, 'cancel'),
    onSuccess: (stopped) => client.setQueryData(importQuery(job.id).queryKey, stopped),
  });
  const left = secondsLeft(job);
  const isUndoing = job.state === 'undoing';
  const percent = isUndoing ? 100 : percentOf(job);
  return (
    <Stack gap="lg" maw={980}>
      <div>
        <Group justify="space-between" mb={6} className="tabular">
          <Text fw={550}>
            {isUndoing ? t('progress.undoing') : t('progress.rows', { read: job.readRows, total: job.totalRows })}
          </Text>
          {!isUndoing && job.ratePerSecond !== undefined && job.ratePerSecond !== null && (
            <Text c="dimmed">
              {t('progress.rate', { rate: Math.round(job.ratePerSecond) })}
              {left !== undefined && ` · ${t('progress.left', { seconds: left })}`}
            </Text>
          )}
        </Group>
        <Progress.Root size="lg" radius="xl">
          <Progress.Section
            value={percent}
            animated={isUndoing || job.state === 'queued'}
            aria-label={t('progress.label')}
          />
        </Progress.Root>
      </div>
      <ImportCounts job={job} />
      {cancel.error && (
        <Alert color="red" variant="light" role="alert">
          {problemText(cancel.error)}
        </Alert>
      )}
      <Group>
        {!isUndoing && (
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('progress.cancel')}
          </Button>
        )}
        <Text size="sm" c="dimmed">
          {t('progress.mayLeave')}
        </Text>
      </Group>
    </Stack>
  );
}
