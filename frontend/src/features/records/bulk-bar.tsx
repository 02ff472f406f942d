import { Button, CloseButton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { RowSelectionState } from '@tanstack/react-table';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import classes from './records.module.css';
import { useDeleteRecords } from './use-delete-records';

type BulkBarProps = {
  type: RecordTypeInfo;
  rows: readonly CrmRecord[];
  selection: RowSelectionState;
  onClear: () => void;
  isBin: boolean;
};

export function BulkBar({ type, rows, selection, onClear, isBin }: BulkBarProps) {
  const t = useTranslations('grid.bulk');
  const remove = useDeleteRecords(type);
  const canDelete = useCan(`${type.resource}.delete`) && !isBin;
  const selected = rows.filter((record) => selection[record.id] === true);
  if (selected.length === 0) return null;
  return (
    <div className={classes.bulkBar} role="region" aria-label={t('label')}>
      <span className={classes.bulkCount} aria-live="polite">
        {t('selected', { count: selected.length })}
      </span>
      {canDelete && (
        <Button
          size="compact-md"
          variant="light"
          color="red"
          leftSection={<IconTrash size={15} />}
          onClick={() => {
            onClear();
            void remove(selected);
          }}
        >
          {t('delete')}
        </Button>
      )}
      <span className={classes.spacer} />
      <CloseButton aria-label={t('clear')} onClick={onClear} />
    </div>
  );
}
