import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { ImportJob } from '@/shared/api/import-types';
import { percentOf, secondsLeft } from './model';
import { OutcomeBar } from './outcome-bar';
import { importQuery, steerImport } from './queries';

const minute = 60;

/** A check, an import or an undo that is under way. It goes on when its page is left. */
export function ImportProgress({ job }: { job: ImportJob }) {
  const t = useTranslations('importWizard.progress');
  const problemText = useProblemText();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => steerImport(job.id, 'cancel'),
    onSuccess: (stopped) => client.setQueryData(importQuery(job.id).queryKey, stopped),
  });
  const left = secondsLeft(job);
  const isUndoing = job.state === 'undoing';
  const isChecking = job.state === 'checking';
  const percent = isUndoing ? 100 : percentOf(job);
  return (
    <Stack gap="lg" maw={980}>
      <div>
        <Group justify="space-between" mb={6} className="tabular">
          <Text fw={550} role="status">
            {isUndoing
              ? t('undoing')
              : t(isChecking ? 'checked' : 'rows', { read: job.readRows, total: job.totalRows })}
          </Text>
          {!isUndoing && job.ratePerSecond !== null && job.ratePerSecond > 0 && (
            <Text c="dimmed">
              {t('rate', { rate: Math.round(job.ratePerSecond) })}
              {left !== undefined &&
                ` · ${left < minute ? t('left', { seconds: left }) : t('minutesLeft', { minutes: Math.ceil(left / minute) })}`}
            </Text>
          )}
        </Group>
        <Progress.Root size="lg" radius="xl">
          <Progress.Section
            value={percent}
            animated={isUndoing || job.state === 'queued'}
            aria-label={t(isChecking ? 'checkLabel' : 'label')}
          />
        </Progress.Root>
      </div>
      {!isChecking && <OutcomeBar counts={job} read={job.readRows} />}
      {cancel.error && (
        <Alert color="red" variant="light" role="alert">
          {problemText(cancel.error)}
        </Alert>
      )}
      <Group>
        {!isUndoing && (
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t(isChecking ? 'cancelCheck' : 'cancel')}
          </Button>
        )}
        <Text size="sm" c="dimmed">
          {t(isChecking ? 'nothingWritten' : 'mayLeave')}
        </Text>
      </Group>
    </Stack>
  );
}
