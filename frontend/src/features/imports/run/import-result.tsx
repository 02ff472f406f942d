import { Alert, Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconArrowBackUp, IconFileImport } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { ImportJob } from '@/shared/api/import-types';
import { LinkButton } from '@/shared/ui/link-button';
import { canUndo } from '../model';
import { OutcomeBar } from '../outcome-bar';
import { importQuery, steerImport } from '../queries';
import classes from '../wizard.module.css';
import { ExplainedRows } from './explained-rows';
import { ImportRemarks } from './import-remarks';
import { Outcome } from './outcome';

/** What came of it, to the last row, and the way back. */
const lists = {
  contact: '/contacts',
  account: '/accounts',
  lead: '/leads',
  opportunity: '/opportunities',
  product: '/products',
} as const;

export function ImportResult({ job }: { job: ImportJob }) {
  const t = useTranslations('importWizard.result');
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
      <OutcomeBar counts={job} read={job.readRows} />
      <ImportRemarks job={job} />
      {undo.error && (
        <Alert color="red" variant="light" role="alert" title={t('undoFailed')}>
          {problemText(undo.error)}
        </Alert>
      )}
      <div className={classes.actions}>
        <LinkButton to={lists[job.recordType]}>{t(`show.${job.recordType}`)}</LinkButton>
        {canUndo(job) && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={17} />}
            loading={undo.isPending}
            onClick={() => undo.mutate()}
          >
            {t('undo')}
          </Button>
        )}
        <LinkButton
          to="/imports/new"
          search={{ recordType: job.recordType }}
          variant="subtle"
          leftSection={<IconFileImport size={17} />}
        >
          {t(job.rejected > 0 ? 'repaired' : 'another')}
        </LinkButton>
      </div>
      {job.keptRecords > 0 && <ExplainedRows job={job} outcome="kept" />}
      {job.rejected > 0 && <ExplainedRows job={job} outcome="rejected" />}
      {job.remarks > 0 && <ExplainedRows job={job} outcome="remarks" />}
    </Stack>
  );
}
