import { Alert, Button, Divider, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useSession } from '@/app/session';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import { proveWithPasskey } from '@/shared/passkeys/passkeys';
import { canUsePasskeys, isCancelled } from '@/shared/passkeys/webauthn';
import { SecurityMessages } from '@/shared/i18n/security-messages';
import { PasswordField } from '@/shared/ui/password-field';

type ProofDialogProps = { onAnswer: (isProven: boolean) => void };
type Proof = { password: string; code: string };

export function ProofDialog(props: ProofDialogProps) {
  return (
    <SecurityMessages>
      <Dialog {...props} />
    </SecurityMessages>
  );
}

function Dialog({ onAnswer }: ProofDialogProps) {
  const t = useTranslations('security.proof');
  const tAll = useTranslations();
  const problemText = useProblemText();
  const { user, passkeyDomain } = useSession();
  const hasPasskey = user?.passkey === true && canUsePasskeys(passkeyDomain);
  const hasSecondFactor = user?.secondFactor === true;
  const form = useForm<Proof>({
    initialValues: { password: '', code: '' },
    validate: {
      password: isNotEmpty(tAll('session.passwordMissing')),
      code: (value) => (hasSecondFactor && value.trim() === '' ? tAll('security.code.missing') : null),
    },
  });
  const prove = useMutation({
    mutationFn: ({ password, code }: Proof) =>
      request('POST', '/session/proof', { body: { password, ...(hasSecondFactor ? { code: code.trim() } : {}) } }),
    onSuccess: () => onAnswer(true),
    onError: (error) => {
      const isCode = error instanceof ProblemError && error.code === 'wrong_code';
      form.setErrors({ [isCode ? 'code' : 'password']: problemText(error) });
    },
  });
  const byPasskey = useMutation({ mutationFn: proveWithPasskey, onSuccess: () => onAnswer(true) });
  return (
    <Modal
      opened
      onClose={() => onAnswer(false)}
      title={t('title')}
      closeButtonProps={{ 'aria-label': tAll('app.close') }}
    >
      <form onSubmit={form.onSubmit((values) => prove.mutate(values))} noValidate>
        <Stack>
          <Text>{t(hasPasskey ? 'textPasskey' : 'text')}</Text>
          {hasPasskey && (
            <>
              {byPasskey.error && !isCancelled(byPasskey.error) && (
                <Alert color="red" variant="light" role="alert">
                  {problemText(byPasskey.error)}
                </Alert>
              )}
              <Button data-autofocus loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
                {t('passkey')}
              </Button>
              <Divider label={tAll('session.or')} />
            </>
          )}
          <PasswordField
            label={tAll('session.password')}
            name="current-password"
            autoComplete="current-password"
            data-autofocus={!hasPasskey || undefined}
            {...form.getInputProps('password')}
          />
          {hasSecondFactor && (
            <TextInput
              label={tAll('security.account.codeOrRecovery')}
              name="code"
              autoComplete="one-time-code"
              spellCheck={false}
              {...form.getInputProps('code')}
            />
          )}
          <Group justify="flex-end">
            <Button type="submit" variant={hasPasskey ? 'default' : 'filled'} loading={prove.isPending}>
              {t('confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
