import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { sessionQuery } from '@/app/session';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import { PasswordField } from '@/shared/ui/password-field';
import { removeSecondFactor, renewRecoveryCodes, secondFactorQuery } from './queries';
import { RecoveryCodes } from './recovery-codes';

export function RemoveSecondFactor({ onDone }: { onDone: () => void }) {
  const t = useTranslations('security.account');
  const tAll = useTranslations();
  const problemText = useProblemText();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { password: '', code: '' },
    validate: {
      password: isNotEmpty(tAll('session.passwordMissing')),
      code: isNotEmpty(tAll('security.code.missing')),
    },
  });
  const remove = useMutation({
    mutationFn: ({ password, code }: { password: string; code: string }) => removeSecondFactor(password, code.trim()),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      notifications.show({ message: t('turnedOff'), color: 'pine' });
      onDone();
    },
    onError: (error) => {
      const isPassword = error instanceof ProblemError && error.code === 'wrong_password';
      form.setErrors({ [isPassword ? 'password' : 'code']: problemText(error) });
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => remove.mutate(values))} noValidate>
      <Stack>
        <Text>{t('removeText')}</Text>
        <PasswordField
          label={t('currentPassword')}
          name="current-password"
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('password')}
        />
        <TextInput
          label={t('codeOrRecovery')}
          name="code"
          autoComplete="one-time-code"
          spellCheck={false}
          {...form.getInputProps('code')}
        />
        <Group justify="flex-end">
          <Button type="submit" color="red.8" loading={remove.isPending}>
            {t('turnOff')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export function RenewCodes({ onDone }: { onDone: () => void }) {
  const t = useTranslations('security.account');
  const tAll = useTranslations('security');
  const problemText = useProblemText();
  const client = useQueryClient();
  const form = useForm({ initialValues: { code: '' }, validate: { code: isNotEmpty(tAll('code.missing')) } });
  const renew = useMutation({
    mutationFn: (code: string) => renewRecoveryCodes(code.trim()),
    onSuccess: () => void client.invalidateQueries({ queryKey: secondFactorQuery.queryKey }),
    onError: (error) => form.setErrors({ code: problemText(error) }),
  });
  if (renew.data) return <RecoveryCodes codes={renew.data} onDone={onDone} />;
  return (
    <form onSubmit={form.onSubmit(({ code }) => renew.mutate(code))} noValidate>
      <Stack>
        <Text>{t('renewText')}</Text>
        <TextInput
          label={tAll('code.label')}
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          data-autofocus
          {...form.getInputProps('code')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={renew.isPending}>
            {t('renewCodes')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
