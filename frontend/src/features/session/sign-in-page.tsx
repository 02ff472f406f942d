import { Alert, Button, Checkbox, Stack, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { signIn, signInWithPasskey, useSession, type Credentials } from '@/app/session';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import type { DemoUser } from '@/shared/api/types';
import { canUsePasskeys, type PasskeyAnswer } from '@/shared/passkeys/webauthn';
import { TextLink } from '@/shared/ui/text-link';
import { DemoUsers } from './demo-users';
import { DirectoryButton, goToDirectory } from './directory-button';
import { PasswordField } from '@/shared/ui/password-field';
import { PasskeySignIn } from './passkey-sign-in';
import { SessionFrame } from './session-frame';
import { clockText, useCountdown } from './use-countdown';

const DirectoryEntry = lazy(async () => ({ default: (await import('./directory-entry')).DirectoryEntry }));
const CodeForm = lazy(async () => ({ default: (await import('./code-form')).CodeForm }));

export function SignInPage() {
  const t = useTranslations('session');
  const problemText = useProblemText();
  const session = useSession();
  // Once inside, the session names no demo users any more: the page stays as it is until it is left.
  const [demoUsers] = useState(session.demoUsers);
  const client = useQueryClient();
  const router = useRouter();
  const { next, directory: outcome } = useSearch({ from: '/sign-in' });
  const { directory } = session;
  const [asksPassword, setAsksPassword] = useState(directory?.only !== true);
  const [lockedUntil, setLockedUntil] = useState(0);
  const secondsLeft = useCountdown(lockedUntil);
  // The right password of somebody with a second factor: sent again with the code.
  const [proven, setProven] = useState<Credentials>();

  const form = useForm<Credentials>({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '', keepSignedIn: false },
    validate: { email: isNotEmpty(t('emailMissing')), password: isNotEmpty(t('passwordMissing')) },
  });

  const enter = useMutation({
    mutationFn: (credentials: Credentials) => signIn(client, credentials),
    onSuccess: () => router.history.push(next ?? '/'),
    onError: (error, credentials) => {
      if (error instanceof ProblemError && error.code === 'second_factor_required') setProven(credentials);
      const wait = error instanceof ProblemError ? Number(error.params.retryAfterSeconds ?? 0) : 0;
      setLockedUntil(wait > 0 ? Date.now() + wait * 1000 : 0);
    },
  });

  const enterByPasskey = useMutation({
    mutationFn: (answer: PasskeyAnswer) => signInWithPasskey(client, answer, form.getValues().keepSignedIn),
    onSuccess: () => router.history.push(next ?? '/'),
  });
  const [passkeyError, setPasskeyError] = useState<Error>();
  const error = enter.error ?? enterByPasskey.error ?? passkeyError;
  const begin = () => {
    enter.reset();
    enterByPasskey.reset();
    setPasskeyError(undefined);
  };

  const enterAs = (user: DemoUser) => {
    form.setValues({ email: user.email, password: user.password });
    enter.mutate({ email: user.email, password: user.password, keepSignedIn: false });
  };

  if (directory && outcome === 'done') {
    return (
      <Suspense>
        <DirectoryEntry directory={directory} next={next} />
      </Suspense>
    );
  }
  if (proven) {
    return (
      <Suspense>
        <CodeForm
          error={enter.error}
          isPending={enter.isPending}
          onSubmit={(code) => enter.mutate({ ...proven, code })}
          onBack={() => {
            setProven(undefined);
            enter.reset();
          }}
        />
      </Suspense>
    );
  }
  return (
    <SessionFrame
      title={t('signIn')}
      below={demoUsers.length > 0 && <DemoUsers users={demoUsers} isBusy={enter.isPending} onChoose={enterAs} />}
    >
      <form
        onSubmit={form.onSubmit((values) => {
          begin();
          enter.mutate(values);
        })}
        noValidate
      >
        <Stack gap="md">
          {directory && (
            <DirectoryButton
              directory={directory}
              outcome={outcome}
              onChoose={() => goToDirectory({ next, keep: form.getValues().keepSignedIn })}
              {...(asksPassword ? {} : { onPassword: () => setAsksPassword(true) })}
            />
          )}
          {error && (
            <Alert color="red" variant="light" role="alert" title={t('failed')}>
              {problemText(error)}
              {secondsLeft > 0 && ` (${clockText(secondsLeft)})`}
            </Alert>
          )}
          {asksPassword && (
            <>
              <TextInput
                key={form.key('email')}
                label={t('email')}
                type="email"
                name="email"
                autoComplete="username webauthn"
                inputMode="email"
                {...form.getInputProps('email')}
              />
              <PasswordField
                key={form.key('password')}
                label={t('password')}
                name="password"
                autoComplete="current-password"
                {...form.getInputProps('password')}
              />
              <Checkbox
                key={form.key('keepSignedIn')}
                label={t('keepSignedIn')}
                {...form.getInputProps('keepSignedIn', { type: 'checkbox' })}
              />
              <Button
                type="submit"
                size="md"
                fullWidth
                loading={enter.isPending}
                {...(directory ? { variant: 'default' } : {})}
              >
                {t('signIn')}
              </Button>
              {canUsePasskeys(session.passkeyDomain) && (
                <PasskeySignIn
                  isPending={enterByPasskey.isPending}
                  onAnswer={(answer) => {
                    begin();
                    enterByPasskey.mutate(answer);
                  }}
                  onError={(failure) => {
                    begin();
                    setPasskeyError(failure);
                  }}
                />
              )}
              <TextLink to="/forgotten-password" ta="center">
                {t('forgotten')}
              </TextLink>
            </>
          )}
        </Stack>
      </form>
    </SessionFrame>
  );
}
