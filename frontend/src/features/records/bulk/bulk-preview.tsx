import { Skeleton, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { BulkAction, BulkPreview } from './bulk-model';
import classes from './bulk.module.css';

type BulkPreviewTextProps = {
  action: BulkAction;
  preview: BulkPreview | undefined;
  isStale: boolean;
  problem: string | undefined;
};

/** How many can be changed, how many cannot and why, with names to recognise them by. */
export function BulkPreviewText({ action, preview, isStale, problem }: BulkPreviewTextProps) {
  const t = useTranslations('bulk.preview');
  if (problem !== undefined) {
    return (
      <Text c="var(--mantine-color-error)" role="alert">
        {problem}
      </Text>
    );
  }
  if (!preview) {
    return action === 'edit' || action === 'reassign' ? (
      <Text c="dimmed" className={classes.preview}>
        {t(action)}
      </Text>
    ) : (
      <Skeleton className={classes.preview} height={44} />
    );
  }
  const { changeable, notPermitted, unchanged, sample } = preview;
  return (
    <div className={classes.preview} role="status" data-stale={isStale || undefined}>
      <p className={classes.count}>{t(`can.${action}`, { count: changeable })}</p>
      {notPermitted > 0 && <p>{t('notPermitted', { count: notPermitted })}</p>}
      {unchanged > 0 && <p>{t('unchanged', { count: unchanged })}</p>}
      {sample.length > 0 && (
        <p className={classes.sample}>{t('sample', { names: sample.map(({ label }) => label).join(', ') })}</p>
      )}
    </div>
  );
}
