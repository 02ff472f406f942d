import { Button, Chip, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { rejectionReasons, type RejectionReason } from './service-types';

type RejectDialogProps = {
  onClose: () => void;
  onChoose: (body: { reason: RejectionReason; note?: string }) => void;
};

/** Why somebody does not take a lead; whoever passed it reads it. */
export function RejectDialog({ onClose, onChoose }: RejectDialogProps) {
  const t = useTranslations('leads.service');
  const tApp = useTranslations('app');
  const [reason, setReason] = useState<RejectionReason>();
  const [note, setNote] = useState('');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('rejectTitle')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
      centered
    >
      <Stack gap="md">
        <Chip.Group value={reason ?? ''} onChange={(value) => setReason(value as RejectionReason)}>
          <Group gap="xs" role="radiogroup" aria-label={t('rejectTitle')}>
            {rejectionReasons.map((option) => (
              <Chip key={option} value={option}>
                {t(`reasons.${option}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Textarea
          label={t('rejectNote')}
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
            {t('reject')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
