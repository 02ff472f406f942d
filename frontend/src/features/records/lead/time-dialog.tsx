import { Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { noteTime } from './lead-api';

const usual = [5, 15, 30, 60];

/** Time that nobody measures: reading, looking up, thinking. */
export function TimeDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('leads.service');
  const tApp = useTranslations('app');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [minutes, setMinutes] = useState<number>();
  const [what, setWhat] = useState('');
  const save = useMutation({
    mutationFn: (spent: number) => noteTime(id, spent, what.trim()),
    onSuccess: (_, spent) => {
      notifications.show({ message: t('timeDone', { minutes: spent }), color: 'pine' });
      void client.invalidateQueries({ queryKey: ['records'] });
      onClose();
    },
    onError: (error) => notifications.show({ title: t('failed'), message: problemText(error), color: 'red' }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('time')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
      centered
      size="sm"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (minutes !== undefined) save.mutate(minutes);
        }}
      >
        <Stack gap="md">
          <NumberInput
            data-autofocus
            label={t('minutesLabel')}
            description={t('timeHint')}
            min={1}
            max={1440}
            allowDecimal={false}
            clampBehavior="strict"
            value={minutes ?? ''}
            onChange={(next) => setMinutes(next === '' ? undefined : Number(next))}
          />
          <Group gap="xs">
            {usual.map((each) => (
              <Button key={each} size="compact-sm" variant="default" onClick={() => setMinutes(each)}>
                {t('minutes', { minutes: each })}
              </Button>
            ))}
          </Group>
          <TextInput
            label={t('timeWhat')}
            maxLength={200}
            value={what}
            onChange={(event) => setWhat(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {tApp('cancel')}
            </Button>
            <Button type="submit" disabled={minutes === undefined} loading={save.isPending}>
              {t('timeSave')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
