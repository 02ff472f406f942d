import { Alert, Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { forgetUser, useSession } from '@/app/session';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import { SecurityMessages } from '@/shared/i18n/security-messages';
import { LinkButton } from '@/shared/ui/link-button';
import { NewPasswordField } from '@/shared/ui/new-password/new-password-field';
import { useNewPassword } from '@/shared/ui/new-password/use-new-password';
import { resetPassword } from './account-requests';
import { LinkEnded } from './link-ended';
import { useLinkSecret } from './link-secret';
import { SessionFrame } from './session-frame';

export function NewPasswordPage() {
  return (
    <SecurityMessages>
      <NewPassword />
    </SecurityMessages>
  );
}

function NewPassword() {
  const t = useTranslations('security.reset');
  const tAll = useTranslations('security');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { passwordMinLength } = useSession();
  const { problemOf, errorsOf } = useNewPassword(passwordMinLength);
  const secret = useLinkSecret();
  const form = useForm({ initialValues: { password: '' }, validate: { password: problemOf } });
  const reset = useMutation({
    mutationFn: ({ password }: { password: string }) => resetPassword(secret, password),
    // All sessions have ended, also one in this browser.
    onSuccess: () => forgetUser(client),
    onError: (error, { password }) => form.setErrors(errorsOf(error, 'password', password)),
  });

  if (reset.isSuccess) {
    return (
      <SessionFrame title={t('doneTitle')} description={t('doneText')}>
        <LinkButton to="/sign-in" replace>
          {tAll('toSignIn')}
        </LinkButton>
      </SessionFrame>
    );
  }
  const hasEnded = reset.error instanceof ProblemError && reset.error.code === 'reset_link_invalid';
  if (secret === '' || hasEnded) {
    return (
      <LinkEnded text={tAll('linkEnded.reset')}>
        <LinkButton to="/forgotten-password">{t('again')}</LinkButton>
      </LinkEnded>
    );
  }
  return (
    <SessionFrame title={t('title')} description={t('text')}>
      <form onSubmit={form.onSubmit((values) => reset.mutate(values))} noValidate>
        <Stack gap="md">
          {reset.error && (
            <Alert color="red" variant="light" role="alert" title={t('failed')}>
              {problemText(reset.error)}
            </Alert>
          )}
          <NewPasswordField
            label={tAll('password.new')}
            minLength={passwordMinLength}
            {...form.getInputProps('password')}
            value={form.values.password}
          />
          <Button type="submit" size="md" fullWidth loading={reset.isPending}>
            {t('save')}
          </Button>
        </Stack>
      </form>
    </SessionFrame>
  );
}
