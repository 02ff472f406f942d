import { Alert, Button, Group, Stack } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useSession } from '@/app/session';
import { useProblemText } from '@/shared/api/problem';
import { sessionsQuery } from '@/shared/sessions/sessions';
import { ProblemError } from '@/shared/api/problem-error';
import { NewPasswordField } from '@/shared/ui/new-password/new-password-field';
import { useNewPassword } from '@/shared/ui/new-password/use-new-password';
import { PasswordField } from '@/shared/ui/password-field';
import { changePassword } from './queries';

type Values = { currentPassword: string; newPassword: string };

export function PasswordForm() {
  const t = useTranslations('security.account');
  const tAll = useTranslations();
  const problemText = useProblemText();
  const client = useQueryClient();
  const { user, passwordMinLength } = useSession();
  const { problemOf, errorsOf } = useNewPassword(passwordMinLength);
  const form = useForm<Values>({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: isNotEmpty(tAll('session.passwordMissing')),
      newPassword: (value, { currentPassword }) =>
        problemOf(value) ?? (value === currentPassword ? t('samePassword') : null),
    },
  });
  const save = useMutation({
    mutationFn: ({ currentPassword, newPassword }: Values) => changePassword(currentPassword, newPassword),
    onSuccess: () => {
      form.reset();
      notifications.show({ message: t('passwordChanged'), color: 'pine' });
      void client.invalidateQueries({ queryKey: sessionsQuery().queryKey });
    },
    onError: (error, { newPassword }) =>
      form.setErrors(
        error instanceof ProblemError && error.code === 'wrong_password'
          ? { currentPassword: problemText(error) }
          : errorsOf(error, 'newPassword', newPassword),
      ),
  });
  const isExplained = Object.keys(form.errors).length > 0;
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack maw={400}>
        {save.error && !isExplained && (
          <Alert color="red" variant="light" role="alert">
            {problemText(save.error)}
          </Alert>
        )}
        {/* For password managers, which keep a password under a name. */}
        <input hidden name="username" autoComplete="username" value={user?.email ?? ''} readOnly />
        <PasswordField
          label={t('currentPassword')}
          name="current-password"
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <NewPasswordField
          label={tAll('security.password.new')}
          minLength={passwordMinLength}
          {...form.getInputProps('newPassword')}
          value={form.values.newPassword}
        />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('changePassword')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
