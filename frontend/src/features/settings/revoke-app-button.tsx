import { Button, Group, Popover, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { allowedAppsQuery, connectedAppsQuery, revokeApp, type ConnectedApp } from './connected-apps';

/** A revoked app never comes back, for nobody, so this one act asks first. */
export function RevokeAppButton({ app }: { app: ConnectedApp }) {
  const t = useTranslations('apps');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const client = useQueryClient();
  const [opened, setOpened] = useState(false);
  const revoke = useMutation({
    mutationFn: () => revokeApp(app.id),
    onSuccess: () => {
      setOpened(false);
      void client.invalidateQueries({ queryKey: connectedAppsQuery.queryKey });
      void client.invalidateQueries({ queryKey: allowedAppsQuery.queryKey });
      notifications.show({ message: t('revokedNow', { name: app.name }), color: 'pine' });
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus withArrow shadow="md">
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          aria-label={t('revokeOf', { name: app.name })}
          onClick={() => setOpened(!opened)}
        >
          {t('revoke')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('revokeOf', { name: app.name })}>
        <Stack gap="sm">
          <Text>{t('revokeText', { name: app.name })}</Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" size="xs" onClick={() => setOpened(false)}>
              {tApp('cancel')}
            </Button>
            <Button color="red.8" size="xs" loading={revoke.isPending} onClick={() => revoke.mutate()}>
              {t('revokeNow')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
