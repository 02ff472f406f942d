import { Alert, Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { sessionQuery } from '@/app/session';
import { useProblemText } from '@/shared/api/problem';
import { sessionsQuery } from '@/shared/sessions/sessions';
import { PasswordField } from '@/shared/ui/password-field';
import { QrCode } from './qr-code';
import { beginSecondFactor, confirmSecondFactor, secondFactorQuery, type NewSecondFactor } from './queries';
import { RecoveryCodes } from './recovery-codes';

/** Password, then the app with its first code, then the codes for a lost telephone. */
export function SecondFactorSetup({ onDone }: { onDone: () => void }) {
  const client = useQueryClient();
  const [factor, setFactor] = useState<NewSecondFactor>();
  const [codes, setCodes] = useState<string[]>();
  const done = () => {
    void client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
    void client.invalidateQueries({ queryKey: sessionsQuery().queryKey });
    void client.fetchQuery({ ...sessionQuery, staleTime: 0 }).then(onDone);
  };
  if (codes) return <RecoveryCodes codes={codes} onDone={done} />;
  if (factor) return <AppStep factor={factor} onConfirmed={setCodes} />;
  return <PasswordStep onBegun={setFactor} />;
}

function PasswordStep({ onBegun }: { onBegun: (factor: NewSecondFactor) => void }) {
  const t = useTranslations('security.account');
  const tAll = useTranslations();
  const problemText = useProblemText();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: isNotEmpty(tAll('session.passwordMissing')) },
  });
  const begin = useMutation({
    mutationFn: beginSecondFactor,
    onSuccess: onBegun,
    onError: (error) => form.setErrors({ password: problemText(error) }),
  });
  return (
    <form onSubmit={form.onSubmit(({ password }) => begin.mutate(password))} noValidate>
      <Stack>
        <Text>{t('setupText')}</Text>
        <PasswordField
          label={t('currentPassword')}
          name="current-password"
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('password')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={begin.isPending}>
            {t('continue')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type AppStepProps = { factor: NewSecondFactor; onConfirmed: (codes: string[]) => void };

function AppStep({ factor, onConfirmed }: AppStepProps) {
  const t = useTranslations('security.account');
  const tAll = useTranslations('security');
  const problemText = useProblemText();
  const form = useForm({ initialValues: { code: '' }, validate: { code: isNotEmpty(tAll('code.missing')) } });
  const confirm = useMutation({ mutationFn: confirmSecondFactor, onSuccess: onConfirmed });
  return (
    <form onSubmit={form.onSubmit(({ code }) => confirm.mutate(code.trim()))} noValidate>
      <Stack>
        <Text>{t('scan')}</Text>
        <Group justify="center">
          <QrCode text={factor.uri} label={t('qrCode')} />
        </Group>
        <Text size="sm" c="dimmed">
          {t('typeKey')}
        </Text>
        <Code block ta="center" fz="sm" style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
          {factor.key.match(/.{1,4}/g)?.join(' ')}
        </Code>
        {confirm.error && (
          <Alert color="red" variant="light" role="alert">
            {problemText(confirm.error)}
          </Alert>
        )}
        <TextInput
          label={t('firstCode')}
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={7}
          {...form.getInputProps('code')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={confirm.isPending}>
            {t('turnOn')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
