import { ActionIcon, Button, Group, Popover, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '../api/problem';
import { sessionsQuery } from '../sessions/sessions';
import { passkeysQuery, removePasskey, type Passkey } from './passkeys';

/** What is removed never opens anything again, so this asks first and says what stays behind. */
export function PasskeyRemoval({ passkey, userId }: { passkey: Passkey; userId: string | undefined }) {
  const t = useTranslations('security.passkeys');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const client = useQueryClient();
  const [opened, setOpened] = useState(false);
  const remove = useMutation({
    mutationFn: () => removePasskey(passkey.id, userId),
    onSuccess: () => {
      setOpened(false);
      void client.invalidateQueries({ queryKey: passkeysQuery(userId).queryKey });
      void client.invalidateQueries({ queryKey: sessionsQuery(userId).queryKey });
      void client.invalidateQueries({ queryKey: ['second-factor'] });
      void client.invalidateQueries({ queryKey: ['session'] });
      notifications.show({ message: t('removed', { name: passkey.name }), color: 'pine' });
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={300}
      trapFocus
      returnFocus
      withArrow
      shadow="md"
    >
      <Popover.Target>
        <ActionIcon aria-label={t('removeOf', { name: passkey.name })} onClick={() => setOpened(!opened)}>
          <IconTrash size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('removeOf', { name: passkey.name })}>
        <Stack gap="sm">
          <Text>{t(userId === undefined ? 'removeText' : 'removeTextOf', { name: passkey.name })}</Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" size="xs" onClick={() => setOpened(false)}>
              {tApp('cancel')}
            </Button>
            <Button color="red.8" size="xs" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('remove')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
