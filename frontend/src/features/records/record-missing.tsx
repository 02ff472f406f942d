import { IconMapPinOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { RecordTypeInfo } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { EmptyState } from '@/shared/ui/empty-state';
import { LinkButton } from '@/shared/ui/link-button';

export function RecordMissing({ type }: { type: RecordTypeInfo }) {
  const t = useTranslations('record.missing');
  const labels = useLabels();
  return (
    <EmptyState
      icon={IconMapPinOff}
      title={t('title')}
      actions={<LinkButton to={`/${type.resource}` as '/'}>{t('back', { type: labels.many(type.name) })}</LinkButton>}
    >
      {t('text')}
    </EmptyState>
  );
}
