import { Select, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useLookup, useLookupLabels } from '@/shared/metadata/lookup';
import { useLabels } from '@/shared/metadata/use-labels';
import type { HandoverPreview, Owned } from './handover-api';
import classes from './handover.module.css';

type PreviewTableProps = {
  owned: Owned;
  preview: HandoverPreview | undefined;
  others: Readonly<Record<string, string>>;
  onOther: (recordType: string, userId: string) => void;
};

/** What of each type goes to whom; single types may go to somebody else. */
export function PreviewTable({ owned, preview, others, onOther }: PreviewTableProps) {
  const t = useTranslations('handover');
  const labels = useLabels();
  const { data: users = [] } = useLookup('user', '', true);
  const heirs = [...new Set(preview?.items.flatMap(({ userIds = [] }) => userIds))];
  const names = useLookupLabels(heirs.map((id) => ({ recordType: 'user', id })));
  const rows = owned.items.filter(({ count }) => count > 0);
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('type')}</th>
          <th scope="col" className={classes.number}>
            {t('count')}
          </th>
          <th scope="col">{t('to')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ recordType, count, editable }) => {
          const type = labels.many(recordType);
          const planned = preview?.items.find((item) => item.recordType === recordType);
          return (
            <tr key={recordType}>
              <th scope="row">{type}</th>
              <td className={classes.number}>
                {count}
                {editable < count && (
                  <Text size="xs" c="var(--crm-warning-text)">
                    {t('notMine', { count: count - editable })}
                  </Text>
                )}
              </td>
              <td>
                <div className={classes.to}>
                  <span>{planned?.userIds?.map((id) => names.get(id) ?? '…').join(', ') ?? '–'}</span>
                  <Select
                    size="xs"
                    w={150}
                    aria-label={t('other', { type })}
                    placeholder={t('asAbove')}
                    clearable
                    searchable
                    data={users.map(({ id, label }) => ({ value: id, label }))}
                    value={others[recordType] === undefined || others[recordType] === '' ? null : others[recordType]}
                    nothingFoundMessage={t('nobodyFound')}
                    onChange={(userId) => onOther(recordType, userId ?? '')}
                  />
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
