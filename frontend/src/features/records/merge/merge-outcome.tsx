import { Paper, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { useFormatField } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import type { MergePreview } from './merge-api';
import { gainsOf } from './merge-model';
import classes from './merge.module.css';

type MergeOutcomeProps = { type: RecordTypeInfo; kept: CrmRecord; preview: MergePreview; binned: readonly string[] };

/** What follows without being asked: lists united, gaps filled, references moved, the others in the bin. */
export function MergeOutcome({ type, kept, preview, binned }: MergeOutcomeProps) {
  const t = useTranslations('merge');
  const labels = useLabels();
  const format = useFormatField();
  const gains = gainsOf(type, kept, preview);
  const moves = preview.moves.filter(({ count }) => count > 0);
  return (
    <Paper p="md" component="section" aria-label={t('outcome')}>
      <Stack gap="xs">
        <Text fw={600}>{t('outcome')}</Text>
        {gains.length > 0 && (
          <dl className={classes.gains}>
            {gains.map((field) => (
              <div key={field.name}>
                <dt>{labels.field(type.name, field.name)}</dt>
                <dd>{format(type.name, field, preview.record)}</dd>
              </div>
            ))}
          </dl>
        )}
        {moves.map(({ recordType, field, count }) => (
          <Text key={`${recordType}.${field}`} size="sm">
            {t('moves', { count, many: labels.many(recordType), field: labels.field(recordType, field) })}
          </Text>
        ))}
        <Text size="sm">{t('binned', { names: binned.join(', ') })}</Text>
      </Stack>
    </Paper>
  );
}
