import { Button } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { recordLabel } from '@/shared/metadata/record-type';
import { useRestoreRecord } from './use-delete-records';

export function RestoreButton({ type, record }: { type: RecordTypeInfo; record: CrmRecord }) {
  const t = useTranslations('grid.bin');
  const restore = useRestoreRecord(type);
  const canDelete = useCan(`${type.resource}.delete`);
  if (!canDelete) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconRestore size={14} />}
      aria-label={t('restoreNamed', { name: recordLabel(type, record) })}
      onClick={() => void restore(record)}
    >
      {t('restore')}
    </Button>
  );
}
