import { Alert } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ImportJob } from '@/shared/api/import-types';

export function Outcome({ job }: { job: ImportJob }) {
  const t = useTranslations('importWizard.result');
  switch (job.state) {
    case 'completed':
      return (
        <Alert color="pine" variant="light">
          {[
            t('completed', { created: job.created, updated: job.updated }),
            job.duplicate > 0 && t('alreadyThere', { count: job.duplicate }),
            job.linkedCreated > 0 && t('linked', { count: job.linkedCreated }),
            (job.fixedRows ?? 0) > 0 && t('fixed', { count: job.fixedRows ?? 0 }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Alert>
      );
    case 'undone':
      return (
        <Alert color="gray" variant="light">
          {t('undone', { count: job.undoneRecords })}
          {job.keptRecords > 0 && ` ${t('kept', { count: job.keptRecords })}`}
        </Alert>
      );
    case 'failed':
      return (
        <Alert color="red" variant="light" title={t('failed')}>
          {job.error}
        </Alert>
      );
    case 'cancelled':
    case 'mapping':
    case 'checking':
    case 'checked':
    case 'queued':
    case 'running':
    case 'undoing':
      return (
        <Alert color="yellow" variant="light">
          {t('cancelled')}
        </Alert>
      );
  }
}
