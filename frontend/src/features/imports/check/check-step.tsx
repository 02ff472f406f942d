import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { ImportJob } from '@/shared/api/import-types';
import { LinkButton } from '@/shared/ui/link-button';
import { usedFields, initialMapping } from '../model';
import { OutcomeBar } from '../outcome-bar';
import { importQuery, runImport } from '../queries';
import { FileProblems } from '../file-problems';
import { ImportProgress } from '../import-progress';
import classes from '../wizard.module.css';
import { CheckedRows } from './checked-rows';

/** What the import would do, row by row, before it does anything. */
export function CheckStep({ job }: { job: ImportJob }) {
  const t = useTranslations('importWizard.check');
  const problemText = useProblemText();
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: () => runImport(job.id),
    onSuccess: (started) => client.setQueryData(importQuery(job.id).queryKey, started),
  });
  const { check } = job;
  if (job.state === 'checking' || !check) return <ImportProgress job={job} />;
  const writes = check.created + check.updated;
  const mapped = usedFields(initialMapping(job)).length;
  return (
    <Stack gap="lg" className={classes.withFooter}>
      <div className={classes.columnsHead}>
        <Text c="dimmed">{t('text', { mapped, total: job.columns.length })}</Text>
        <LinkButton
          to="/imports/$importId"
          params={{ importId: job.id }}
          search={{ step: 'columns' }}
          variant="default"
          size="compact-md"
        >
          {t('changeColumns')}
        </LinkButton>
      </div>
      <FileProblems job={job} />
      <OutcomeBar counts={check} read={check.total} isForecast />
      {check.linkedCreated > 0 && <Text size="sm">{t('linked', { count: check.linkedCreated })}</Text>}
      <CheckedRows job={job} check={check} />
      {run.error && (
        <Alert color="red" variant="light" role="alert" title={t('failed')}>
          {problemText(run.error)}
        </Alert>
      )}
      <div className={classes.footer}>
        <Button
          size="md"
          leftSection={<IconPlayerPlay size={18} />}
          disabled={writes === 0}
          loading={run.isPending}
          onClick={() => run.mutate()}
        >
          {t('run', { rows: writes })}
        </Button>
        <Text size="sm" c="dimmed" className={classes.footerText}>
          {writes === 0
            ? t('nothingToDo')
            : check.rejected > 0
              ? t('staysOutside', { count: check.rejected })
              : check.remarks > 0
                ? t('withRemarks', { count: check.remarks })
                : t('undoable')}
        </Text>
      </div>
    </Stack>
  );
}
