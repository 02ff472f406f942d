import { Button, Group, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { RecordLink } from '@/shared/ui/record-link';
import { useCan } from '../session';
import { useUndo } from '../undo';
import { createCaller } from './call-api';

/** Nobody has this number: two names make a contact of it, and the call is theirs. */
export function UnknownCaller({ activityId, number }: { activityId: string; number: string }) {
  const t = useTranslations('calls');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const canCreate = useCan('contacts.create');
  const [isOpen, setOpen] = useState(false);
  const [givenName, setGivenName] = useState('');
  const [familyName, setFamilyName] = useState('');
  const create = useMutation({
    mutationFn: () => createCaller(activityId, { givenName, familyName, number }),
    onSuccess: ({ changeSetId }) => {
      if (changeSetId !== undefined) notifyUndo({ message: t('created'), changeSetId });
      void client.invalidateQueries({ queryKey: ['records'] });
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!create.isPending && `${givenName}${familyName}`.trim() !== '') create.mutate();
  };
  if (create.data) {
    return (
      <RecordLink recordType="contact" id={create.data.id}>
        {`${givenName} ${familyName}`.trim()}
      </RecordLink>
    );
  }
  return (
    <form onSubmit={submit}>
      <Text size="sm" c="dimmed">
        {t('unknown')}
      </Text>
      {canCreate && !isOpen && (
        <Button size="xs" variant="light" mt={6} onClick={() => setOpen(true)}>
          {t('create')}
        </Button>
      )}
      {isOpen && (
        <Group gap="xs" mt={6} align="flex-end" grow preventGrowOverflow={false}>
          <TextInput
            size="xs"
            label={t('givenName')}
            autoComplete="off"
            // Opened by the user's own click: the focus belongs here.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={givenName}
            onChange={(event) => setGivenName(event.currentTarget.value)}
          />
          <TextInput
            size="xs"
            label={t('familyName')}
            autoComplete="off"
            value={familyName}
            onChange={(event) => setFamilyName(event.currentTarget.value)}
          />
          <Button size="xs" type="submit" loading={create.isPending}>
            {t('create')}
          </Button>
        </Group>
      )}
    </form>
  );
}
