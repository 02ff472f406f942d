import { Alert, Button, Divider, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '@/app/session';
import { request } from '@/shared/api/client';
import { ProblemError } from '@/shared/api/problem-error';
import { proveWithPasskey } from '@/shared/passkeys/passkeys';
import { canUsePasskeys, isCancelled } from '@/shared/passkeys/webauthn';
import { SecurityMessages } from '@/shared/i18n/security-messages';
import { awaitProof, openProofWindow } from '@/shared/sessions/directory-proof';
import { useDirectoryProblem } from '@/shared/sessions/use-directory-problem';
import { PasswordField } from '@/shared/ui/password-field';

/** In a window of its own, so that what this one holds stays. */
function DirectoryProof({ name, onProved }: { name: string; onProved: () => void }) {
  const t = useTranslations('security.proof');
  useEffect(() => awaitProof(onProved), [onProved]);
  return (
    <Button variant="default" onClick={openProofWindow}>
      {t('withDirectory', { name })}
    </Button>
  );
}

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
  const problemText = useDirectoryProblem();
  const { user, directory, passkeyDomain } = useSession();
  const hasPasskey = user?.passkey === true && canUsePasskeys(passkeyDomain);
  const hasSecondFactor = user?.secondFactor === true;
  const hasPassword = user?.hasPassword !== false;
  const form = useForm<Proof>({
    initialValues: { password: '', code: '' },
    validate: {
      password: hasPassword ? isNotEmpty(tAll('session.passwordMissing')) : () => null,
      code: (value) => (hasSecondFactor && value.trim() === '' ? tAll('security.code.missing') : null),
    },
  });
  const prove = useMutation({
    mutationFn: ({ password, code }: Proof) =>
      request('POST', '/session/proof', { body: { password, ...(hasSecondFactor ? { code: code.trim() } : {}) } }),
    onSuccess: () => onAnswer(true),
    onError: (error) => {
      const isCode = error instanceof ProblemError && error.code === 'wrong_code';
      form.setErrors({ [isCode || !hasPassword ? 'code' : 'password']: problemText(error) });
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
          <Text>{t(hasPasskey ? 'textPasskey' : hasPassword ? 'text' : 'textWithoutPassword')}</Text>
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
            </>
          )}
          {directory && <DirectoryProof name={directory.name} onProved={() => onAnswer(true)} />}
          {hasPasskey && (hasPassword || hasSecondFactor) && <Divider label={tAll('session.or')} />}
          {hasPassword && (
            <PasswordField
              label={tAll('session.password')}
              name="current-password"
              autoComplete="current-password"
              data-autofocus={!hasPasskey || undefined}
              {...form.getInputProps('password')}
            />
          )}
          {hasSecondFactor && (
            <TextInput
              label={tAll('security.account.codeOrRecovery')}
              name="code"
              autoComplete="one-time-code"
              spellCheck={false}
              {...form.getInputProps('code')}
            />
          )}
          {(hasPassword || hasSecondFactor) && (
            <Group justify="flex-end">
              <Button type="submit" variant={hasPasskey ? 'default' : 'filled'} loading={prove.isPending}>
                {t('confirm')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Modal>
  );
}
