import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLabels } from '@/shared/metadata/use-labels';
import { MergeForm } from './merge-form';
import type { MergeHostProps } from './merge-host';
import { MergeMessages } from './merge-messages';
import { MergePicker } from './merge-picker';

export function MergeDialog(props: MergeHostProps) {
  return (
    <MergeMessages>
      <Dialog {...props} />
    </MergeMessages>
  );
}

function Dialog({ type, ids: given, onClose, onMerged }: MergeHostProps) {
  const t = useTranslations('merge');
  const labels = useLabels();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const [ids, setIds] = useState(given);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { many: labels.many(type.name) })}
      closeButtonProps={{ 'aria-label': t('close') }}
      fullScreen={isPhone}
      size="xl"
    >
      {ids.length < 2 ? (
        <MergePicker type={type} id={ids[0] ?? ''} onPick={(other) => setIds([...ids, other])} />
      ) : (
        <MergeForm type={type} ids={ids} onClose={onClose} onMerged={onMerged} />
      )}
    </Modal>
  );
}
