import { Alert, Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconArrowBackUp, IconFileImport } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { ImportJob } from '@/shared/api/types';
import { LinkButton } from '@/shared/ui/link-button';
import { ExplainedRows } from './explained-rows';
import { ImportCounts } from './import-counts';
import classes from './imports.module.css';
import { canUndo } from './model';
import { importQuery, steerImport } from './queries';

export function ImportResult({ job }: { job: ImportJob }) {
  const t = useTranslations('imports');
  const problemText = useProblemText();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => steerImport(job.id, 'undo'),
    onSuccess: (undoing) => client.setQueryData(importQuery(job.id).queryKey, undoing),
  });
  return (
    <Stack gap="lg" maw={980}>
      <div role="status">
        <Outcome job={job} />
      </div>
      <ImportCounts job={job} />
      {undo.error && (
        <Alert color="red" variant="light" role="alert" title={t('result.undoFailed')}>
          {problemText(undo.error)}
        </Alert>
      )}
      <div className={classes.actions}>
        <LinkButton to={job.recordType === 'contact' ? '/contacts' : '/accounts'}>
          {t(`result.show.${job.recordType}`)}
        </LinkButton>
        {canUndo(job) && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={17} />}
            loading={undo.isPending}
            onClick={() => undo.mutate()}
          >
            {t('result.undo')}
          </Button>
        )}
        <LinkButton
          to="/imports/new"
          search={{ recordType: job.recordType }}
          variant="subtle"
          leftSection={<IconFileImport size={17} />}
        >
          {t('result.another')}
        </LinkButton>
      </div>
      {job.rejected > 0 && <ExplainedRows job={job} outcome="rejected" />}
      {job.remarks > 0 && <ExplainedRows job={job} outcome="remarks" />}
    </Stack>
  );
}

function Outcome({ job }: { job: ImportJob }) {
  const t = useTranslations('imports.result');
  switch (job.state) {
    case 'completed':
      return (
        <Alert color="pine" variant="light">
          {t('completed', { created: job.created, updated: job.updated })}
          {job.duplicate > 0 && ` ${t('alreadyThere', { count: job.duplicate })}`}
          {job.linkedCreated > 0 && ` ${t('linked', { count: job.linkedCreated })}`}
        </Alert>
      );
    case 'cancelled':
      return (
        <Alert color="yellow" variant="light">
          {t('cancelled')}
        </Alert>
      );
    case 'failed':
      return (
        <Alert color="red" variant="light" title={t('failed')}>
          {job.error}
        </Alert>
      );
    case 'undone':
      return (
        <Alert color="gray" variant="light">
          {t('undone', { count: job.undoneRecords })}
          {job.keptRecords > 0 && ` ${t('kept', { count: job.keptRecords })}`}
        </Alert>
      );
    case 'mapping':
    case 'queued':
    case 'running':
    case 'undoing':
      return null;
  }
}
