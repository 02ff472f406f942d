import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { sessionQuery } from '@/app/session';
import { useProblemText } from '@/shared/api/problem';
import { addPasskey, passkeysQuery } from '@/shared/passkeys/passkeys';
import { isCancelled, isThereAlready } from '@/shared/passkeys/webauthn';
import { useDeviceName } from '@/shared/sessions/device-name';
import { sessionsQuery } from '@/shared/sessions/sessions';
import { secondFactorQuery } from './queries';

/** A name, then the device asks for a finger, a face or a PIN. */
export function NewPasskey({ onDone }: { onDone: () => void }) {
  const t = useTranslations('security.passkeys');
  const problemText = useProblemText();
  const deviceName = useDeviceName();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: deviceName(navigator.userAgent) },
    validate: { name: isNotEmpty(t('nameMissing')) },
  });
  const add = useMutation({
    mutationFn: ({ name }: { name: string }) => addPasskey(name),
    onSuccess: async (passkey) => {
      for (const { queryKey } of [passkeysQuery(), sessionsQuery(), secondFactorQuery]) {
        void client.invalidateQueries({ queryKey });
      }
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      notifications.show({ message: t('added', { name: passkey.name }), color: 'pine' });
      onDone();
    },
  });
  const problem = add.error && problemOf(add.error);
  function problemOf(error: Error): string {
    if (isThereAlready(error)) return t('thereAlready');
    return isCancelled(error) ? t('cancelled') : problemText(error);
  }
  return (
    <form onSubmit={form.onSubmit((values) => add.mutate(values))} noValidate>
      <Stack>
        <Text>{t('addText')}</Text>
        {problem && (
          <Alert color="red" variant="light" role="alert">
            {problem}
          </Alert>
        )}
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          maxLength={200}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={add.isPending}>
            {t('continue')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
