import { Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { ImportJob } from '@/shared/api/import-types';
import { steerImport } from '../queries';
import classes from '../wizard.module.css';

type ColumnsFooterProps = {
  job: ImportJob;
  isBlocked: boolean;
  isPending: boolean;
  isStarting: boolean;
  onCheck: () => void;
  onRun: () => void;
};

export function ColumnsFooter({ job, isBlocked, isPending, isStarting, onCheck, onRun }: ColumnsFooterProps) {
  const t = useTranslations('importWizard.columns');
  const client = useQueryClient();
  const navigate = useNavigate();
  const discard = useMutation({
    mutationFn: () => steerImport(job.id, 'cancel'),
    onSuccess: async () => {
      client.removeQueries({ queryKey: ['imports', 'one', job.id] });
      void client.invalidateQueries({ queryKey: ['imports', 'list'] });
      await navigate({ to: '/imports/new', search: { recordType: job.recordType } });
    },
  });
  return (
    <div className={classes.footer}>
      <Button size="md" disabled={isBlocked} loading={isPending} onClick={onCheck}>
        {t('check', { rows: job.totalRows })}
      </Button>
      <Button variant="subtle" disabled={isBlocked} loading={isStarting} onClick={onRun}>
        {t('runUnchecked')}
      </Button>
      <Text size="sm" c="dimmed" className={classes.footerText}>
        {t('nothingWritten')}
      </Text>
      <Button variant="subtle" color="gray" loading={discard.isPending} onClick={() => discard.mutate()}>
        {t('discard')}
      </Button>
    </div>
  );
}
