import { Button, Group, Popover, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { ApiKey } from '@/shared/api/types';
import { apiKeysQuery, revokeApiKey } from './queries';

/** A revoked key never works again, so this one act asks first and says what will stop. */
export function RevokeButton({ apiKey }: { apiKey: ApiKey }) {
  const t = useTranslations('people.apiKeys');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const client = useQueryClient();
  const [opened, setOpened] = useState(false);
  const revoke = useMutation({
    mutationFn: () => revokeApiKey(apiKey.id),
    onSuccess: () => {
      setOpened(false);
      void client.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
      notifications.show({ message: t('revokedNow', { name: apiKey.name }), color: 'pine' });
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus withArrow shadow="md">
      <Popover.Target>
        <Button variant="default" size="xs" onClick={() => setOpened(!opened)}>
          {t('revoke')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('revoke')}>
        <Stack gap="sm">
          <Text>{t('revokeText', { name: apiKey.name })}</Text>
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
