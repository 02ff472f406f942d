import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import { SecurityMessages } from '@/shared/i18n/security-messages';
import { TextLink } from '@/shared/ui/text-link';
import { askForReset } from './account-requests';
import { SessionFrame } from './session-frame';

export function ForgottenPasswordPage() {
  return (
    <SecurityMessages>
      <ForgottenPassword />
    </SecurityMessages>
  );
}

function ForgottenPassword() {
  const t = useTranslations('security');
  const tSession = useTranslations('session');
  const problemText = useProblemText();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: isNotEmpty(tSession('emailMissing')) },
  });
  const ask = useMutation({
    mutationFn: ({ email }: { email: string }) => askForReset(email.trim()),
    onError: (error) => form.setErrors(fieldErrors(error)),
  });

  if (ask.isSuccess) {
    return (
      <SessionFrame title={t('forgot.sentTitle')}>
        <Text role="status">{t('forgot.sentText', { email: ask.variables.email.trim() })}</Text>
        <Text c="dimmed">{t('forgot.nothing')}</Text>
        <Button variant="default" onClick={ask.reset}>
          {t('forgot.otherAddress')}
        </Button>
        <TextLink to="/sign-in">{t('toSignIn')}</TextLink>
      </SessionFrame>
    );
  }
  return (
    <SessionFrame title={t('forgot.title')} description={t('forgot.text')}>
      <form onSubmit={form.onSubmit((values) => ask.mutate(values))} noValidate>
        <Stack gap="md">
          {ask.error && (
            <Alert color="red" variant="light" role="alert" title={t('forgot.failed')}>
              {problemText(ask.error)}
            </Alert>
          )}
          <TextInput
            key={form.key('email')}
            label={tSession('email')}
            type="email"
            name="email"
            autoComplete="username"
            inputMode="email"
            {...form.getInputProps('email')}
          />
          <Button type="submit" size="md" fullWidth loading={ask.isPending}>
            {t('forgot.send')}
          </Button>
          <TextLink to="/sign-in">{t('toSignIn')}</TextLink>
        </Stack>
      </form>
    </SessionFrame>
  );
}
