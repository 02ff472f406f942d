import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

type NurtureDialogProps = { onClose: () => void; onChoose: (body: { until?: string }) => void };

export function NurtureDialog({ onClose, onChoose }: NurtureDialogProps) {
  const t = useTranslations('leads');
  const tApp = useTranslations('app');
  const [until, setUntil] = useState('');
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('acts.nurture')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
      centered
      size="sm"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onChoose(until === '' ? {} : { until });
        }}
      >
        <Stack gap="md">
          <TextInput
            type="date"
            label={t('until')}
            description={t('untilHint')}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {tApp('cancel')}
            </Button>
            <Button type="submit">{t('acts.nurture')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
