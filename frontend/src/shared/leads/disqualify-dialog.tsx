import { Button, Chip, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLabels } from '@/shared/metadata/use-labels';
import { fieldOf } from '@/shared/metadata/record-type';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { disqualifyReasons, type DisqualifyReason } from './lead-types';

type DisqualifyDialogProps = {
  onClose: () => void;
  onChoose: (body: { reason: DisqualifyReason; note?: string }) => void;
};

export function DisqualifyDialog({ onClose, onChoose }: DisqualifyDialogProps) {
  const t = useTranslations('leads');
  const tApp = useTranslations('app');
  const labels = useLabels();
  const field = fieldOf(useRecordType('lead'), 'disqualifiedReason');
  const [reason, setReason] = useState<DisqualifyReason>();
  const [note, setNote] = useState('');
  return (
    <Modal opened onClose={onClose} title={t('why')} closeButtonProps={{ 'aria-label': tApp('close') }} centered>
      <Stack gap="md">
        <Chip.Group value={reason ?? ''} onChange={(value) => setReason(value as DisqualifyReason)}>
          <Group gap="xs" role="radiogroup" aria-label={t('reason')}>
            {disqualifyReasons.map((option) => (
              <Chip key={option} value={option}>
                {field ? labels.option('lead', field, option) : option}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Textarea
          label={t('note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          maxLength={500}
          autosize
          minRows={2}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {tApp('cancel')}
          </Button>
          <Button
            disabled={reason === undefined}
            onClick={() => {
              if (reason) onChoose(note.trim() === '' ? { reason } : { reason, note: note.trim() });
            }}
          >
            {t('acts.disqualify')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
