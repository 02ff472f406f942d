import { Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { ImportJob } from '@/shared/api/types';
import classes from './imports.module.css';
import { balanceOf } from './model';

const outcomes = ['created', 'updated', 'duplicate', 'rejected'] as const;

/** Four outcomes that add up to the rows read, and the sum in plain sight. */
export function ImportCounts({ job }: { job: ImportJob }) {
  const t = useTranslations('imports');
  const format = useFormatter();
  const balance = balanceOf(job);
  return (
    <div>
      <dl className={classes.counts}>
        {outcomes.map((outcome) => (
          <div
            key={outcome}
            className={classes.count}
            data-warn={(outcome === 'rejected' && job.rejected > 0) || undefined}
          >
            <dt>{t(`outcomes.${outcome}`)}</dt>
            <dd data-testid={`count-${outcome}`}>{format.number(job[outcome])}</dd>
          </div>
        ))}
      </dl>
      <Text mt="xs" size="sm" c="dimmed" className="tabular" data-testid="balance" data-balanced={balance.isBalanced}>
        {t('sum', {
          created: job.created,
          updated: job.updated,
          duplicate: job.duplicate,
          rejected: job.rejected,
          read: balance.read,
        })}
      </Text>
    </div>
  );
}
