import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { minLength, object, string, trim } from 'zod/mini';
import { setUp, useSession, type FirstAdministrator } from '@/app/session';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import { LinkButton } from '@/shared/ui/link-button';
import { PasswordField } from '@/shared/ui/password-field';
import { SessionFrame } from './session-frame';

export function SetupPage() {
  const t = useTranslations('session.setup');
  const { setupRequired } = useSession();
  const { token } = useSearch({ from: '/setup' });

  if (!setupRequired) {
    return (
      <SessionFrame title={t('doneTitle')} description={t('doneText')}>
        <LinkButton to="/sign-in">{t('toSignIn')}</LinkButton>
      </SessionFrame>
    );
  }
  if (token === undefined) {
    return (
      <SessionFrame title={t('title')} description={t('linkMissing')}>
        <Text c="dimmed">{t('linkHint')}</Text>
      </SessionFrame>
    );
  }
  return <SetupForm token={token} />;
}

type FormValues = Omit<FirstAdministrator, 'token'>;

function SetupForm({ token }: { token: string }) {
  const t = useTranslations('session');
  const problemText = useProblemText();
  const client = useQueryClient();
  const navigate = useNavigate();

  const form = useForm<FormValues>({
    mode: 'uncontrolled',
    initialValues: { name: '', email: '', password: '' },
    validate: schemaResolver(
      object({
        name: string().check(trim(), minLength(1, t('setup.nameMissing'))),
        email: string().check(trim(), minLength(1, t('emailMissing'))),
        password: string().check(minLength(1, t('passwordMissing'))),
      }),
      { sync: true },
    ),
  });

  const create = useMutation({
    mutationFn: (values: FormValues) => setUp(client, { token, ...values }),
    onSuccess: () => navigate({ to: '/', replace: true }),
    onError: (error) => form.setErrors(fieldErrors(error)),
  });

  return (
    <SessionFrame title={t('setup.title')} description={t('setup.text')}>
      <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
        <Stack gap="md">
          {create.error && (
            <Alert color="red" variant="light" role="alert" title={t('setup.failed')}>
              {problemText(create.error)}
            </Alert>
          )}
          <TextInput
            key={form.key('name')}
            label={t('setup.name')}
            name="name"
            autoComplete="name"
            {...form.getInputProps('name')}
          />
          <TextInput
            key={form.key('email')}
            label={t('email')}
            type="email"
            name="email"
            autoComplete="username"
            {...form.getInputProps('email')}
          />
          <PasswordField
            key={form.key('password')}
            label={t('password')}
            description={t('setup.passwordHint')}
            name="password"
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <Button type="submit" size="md" fullWidth loading={create.isPending}>
            {t('setup.create')}
          </Button>
        </Stack>
      </form>
    </SessionFrame>
  );
}
