import { Button, Group, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { changeActivity } from '@/shared/activities/activity-api';
import { useProblemText } from '@/shared/api/problem';
import { useUndo } from '../undo';

/** What was said, written where the call is kept; promises are found in it as in any note. */
export function CallNote({ activityId, onSaved }: { activityId: string; onSaved: () => void }) {
  const t = useTranslations('calls');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const [isOpen, setOpen] = useState(false);
  const [body, setBody] = useState('');
  const save = useMutation({
    mutationFn: () => changeActivity(activityId, { body: body.trim() }),
    onSuccess: ({ changeSetId }) => {
      if (changeSetId !== undefined) notifyUndo({ message: t('noteSaved'), changeSetId });
      void client.invalidateQueries({ queryKey: ['records', 'activities'] });
      onSaved();
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
  if (!isOpen) {
    return (
      <Button size="xs" variant="light" mt="xs" onClick={() => setOpen(true)}>
        {t('writeNote')}
      </Button>
    );
  }
  return (
    <>
      <Textarea
        mt="xs"
        label={t('said')}
        autosize
        minRows={2}
        maxRows={6}
        // Opened by the user's own click: the focus belongs here.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="xs">
        <Button size="xs" disabled={body.trim() === ''} loading={save.isPending} onClick={() => save.mutate()}>
          {t('saveNote')}
        </Button>
      </Group>
    </>
  );
}
