import { ActionIcon, Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '../api/problem';
import { passkeysQuery, renamePasskey, type Passkey } from './passkeys';

export function PasskeyRename({ passkey }: { passkey: Passkey }) {
  const t = useTranslations('security.passkeys');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const client = useQueryClient();
  const [opened, setOpened] = useState(false);
  const form = useForm({ initialValues: { name: passkey.name }, validate: { name: isNotEmpty(t('nameMissing')) } });
  const rename = useMutation({
    mutationFn: ({ name }: { name: string }) => renamePasskey(passkey.id, name),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: passkeysQuery().queryKey });
      setOpened(false);
    },
    onError: (error) => form.setErrors({ name: problemText(error) }),
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
        <ActionIcon
          aria-label={t('renameOf', { name: passkey.name })}
          onClick={() => {
            form.setValues({ name: passkey.name });
            setOpened(!opened);
          }}
        >
          <IconPencil size={18} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('renameOf', { name: passkey.name })}>
        <form onSubmit={form.onSubmit((values) => rename.mutate(values))} noValidate>
          <Stack gap="sm">
            <TextInput label={t('name')} maxLength={200} data-autofocus {...form.getInputProps('name')} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" size="xs" onClick={() => setOpened(false)}>
                {tApp('cancel')}
              </Button>
              <Button type="submit" size="xs" loading={rename.isPending}>
                {t('rename')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
