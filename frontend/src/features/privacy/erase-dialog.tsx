import { Alert, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { askForErasure, erasuresKey, grounds, type Erasure, type FoundPerson, type Ground } from './queries';

type EraseDialogProps = { person: FoundPerson; onClose: () => void; onAsked: (erasure: Erasure) => void };

/** Asks only; what would go is shown next, and somebody with the right decides. */
export function EraseDialog({ person, onClose, onAsked }: EraseDialogProps) {
  const t = useTranslations('privacy.erase');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const client = useQueryClient();
  const [ground, setGround] = useState<Ground>('request');
  const ask = useMutation({
    mutationFn: () => askForErasure(person, ground),
    onSuccess: (asked) => {
      void client.invalidateQueries({ queryKey: erasuresKey });
      onAsked(asked);
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { name: person.label ?? person.recordId })}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      <Stack>
        <Text>{t('text')}</Text>
        {ask.error && (
          <Alert color="red" variant="light" role="alert">
            {problemText(ask.error)}
          </Alert>
        )}
        <Select
          label={t('ground')}
          data={grounds.map((value) => ({ value, label: t(`grounds.${value}`) }))}
          allowDeselect={false}
          value={ground}
          onChange={(value) => setGround(value ?? 'request')}
        />
        <Group justify="flex-end">
          <Button loading={ask.isPending} onClick={() => ask.mutate()}>
            {t('submit')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
