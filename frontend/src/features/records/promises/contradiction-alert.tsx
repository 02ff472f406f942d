import { Alert } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { RecordLink } from '@/shared/ui/record-link';
import type { Contradiction } from './promise-api';
import classes from './promises.module.css';

/** Both sides, with the words in which they stand. */
export function ContradictionAlert({ contradiction }: { contradiction: Contradiction }) {
  const t = useTranslations('promises');
  const format = useValueFormatter();
  return (
    <Alert color="yellow" variant="light" icon={<IconArrowsDiff size={18} />} title={t('contradictionTitle')} mb="sm">
      <ul className={classes.sides}>
        {contradiction.promises.map(({ id, what, promisedByName, amount, currency, due, evidenceActivityId }) => (
          <li key={id}>
            <strong>{promisedByName ?? t('somebody')}</strong>:{' '}
            <RecordLink
              recordType={evidenceActivityId === null ? 'promise' : 'activity'}
              id={evidenceActivityId ?? id}
              className={classes.source}
            >
              {what}
            </RecordLink>
            {amount !== null && currency !== null && ` · ${format.money({ amount, currency })}`}
            {due !== null && ` · ${t('due', { day: format.date(due) })}`}
          </li>
        ))}
      </ul>
      {t('contradictionText')}
    </Alert>
  );
}
