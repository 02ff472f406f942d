import { Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { ImportJob } from '@/shared/api/import-types';
import { matchKeys } from '../model';

/** By what rows found their records, and whether search finds them all already. */
export function ImportRemarks({ job }: { job: ImportJob }) {
  const t = useTranslations('importWizard');
  const format = useFormatter();
  const matched = matchKeys[job.recordType].flatMap((key) => {
    const count = job.matchedBy?.[key] ?? 0;
    return count > 0 ? [`${t(`matchKeys.${key}`)} ${format.number(count)}`] : [];
  });
  const isIndexing = job.state === 'completed' && job.searchable === false;
  if (matched.length === 0 && !isIndexing) return null;
  return (
    <div>
      {matched.length > 0 && (
        <Text size="sm" c="dimmed" className="tabular">
          {t('result.matchedBy', { keys: matched.join(' · ') })}
        </Text>
      )}
      {isIndexing && (
        <Text size="sm" c="dimmed" role="status">
          {t('result.indexing')}
        </Text>
      )}
    </div>
  );
}
