import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useQuoteProblem } from './use-quote-problem';
import type { CrmRecord } from '@/shared/api/types';
import { answerQuote } from './quote-api';

type AnswerDialogProps = { record: CrmRecord; act: 'accept' | 'decline'; onClose: () => void };

/** What the customer said by word of mouth. */
export function AnswerDialog({ record, act, onClose }: AnswerDialogProps) {
  const t = useTranslations('quotes');
  const tApp = useTranslations('app');
  const client = useQueryClient();
  const problemText = useQuoteProblem();
  const [by, setBy] = useState(typeof record.contactName === 'string' ? record.contactName : '');
  const [words, setWords] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => answerQuote(record.id, act, words.trim() === '' ? { by } : { by, words }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['records'] });
      notifications.show({ message: t(act === 'accept' ? 'acts.accepted' : 'acts.declined') });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`acts.${act}`)}
      closeButtonProps={{ 'aria-label': tApp('close') }}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('answer.by')}
            value={by}
            required
            maxLength={200}
            data-autofocus
            error={error ? problemText(error) : undefined}
            onChange={(event) => setBy(event.currentTarget.value)}
          />
          <TextInput
            label={t('answer.words')}
            value={words}
            maxLength={1000}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {tApp('cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {tApp('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
