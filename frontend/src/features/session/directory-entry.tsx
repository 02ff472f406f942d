import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { signInThroughDirectory } from '@/app/session';
import { ProblemError } from '@/shared/api/problem-error';
import type { Directory } from '@/shared/api/types';
import { SecurityMessages } from '@/shared/i18n/security-messages';
import { useDirectoryProblem } from '@/shared/sessions/use-directory-problem';
import { CodeForm } from './code-form';
import { goToDirectory } from './directory-button';
import { SessionFrame } from './session-frame';

/** Somebody comes back from the directory: signs them in, with a code where one is asked for. */
export function DirectoryEntry({ directory, next }: { directory: Directory; next: string | undefined }) {
  const client = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  const [attempt, setAttempt] = useState<{ code?: string; number: number }>({ number: 0 });
  // A query and not a mutation: what the directory has answered serves once, and must not be sent twice by a second mount.
  const enter = useQuery({
    queryKey: ['directory-entry', attempt.number],
    queryFn: () => signInThroughDirectory(client, attempt.code),
    retry: false,
    retryOnMount: false,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (enter.isSuccess) router.history.replace(next ?? '/');
  }, [enter.isSuccess, next, router]);

  const startAgain = () => void navigate({ to: '/sign-in', search: next === undefined ? {} : { next } });
  const isAsked = enter.error instanceof ProblemError && enter.error.code === 'second_factor_required';
  if (isAsked || attempt.number > 0) {
    return (
      <CodeForm
        error={enter.error}
        isPending={enter.isFetching || enter.isSuccess}
        onSubmit={(code) => setAttempt(({ number }) => ({ code, number: number + 1 }))}
        onBack={startAgain}
      />
    );
  }
  return (
    <SecurityMessages>
      {enter.error ? (
        <Refused
          error={enter.error}
          name={directory.name}
          onAgain={() => goToDirectory({ next, keep: false })}
          onOtherWay={startAgain}
        />
      ) : (
        <Entering name={directory.name} />
      )}
    </SecurityMessages>
  );
}

function Entering({ name }: { name: string }) {
  const t = useTranslations('security.directory');
  return (
    <SessionFrame title={t('entering')}>
      <Skeleton height={8} radius="xl" />
      <Text c="dimmed">{t('enteringText', { name })}</Text>
    </SessionFrame>
  );
}

type RefusedProps = { error: Error; name: string; onAgain: () => void; onOtherWay: () => void };

function Refused({ error, name, onAgain, onOtherWay }: RefusedProps) {
  const t = useTranslations('session');
  const tDirectory = useTranslations('security.directory');
  const problemText = useDirectoryProblem();
  return (
    <SessionFrame title={t('signIn')}>
      <Stack gap="md">
        <Alert color="red" variant="light" role="alert" title={t('failed')}>
          {problemText(error)}
        </Alert>
        <Button size="md" fullWidth onClick={onAgain}>
          {tDirectory('again', { name })}
        </Button>
        <Button variant="default" size="md" fullWidth onClick={onOtherWay}>
          {tDirectory('otherWay')}
        </Button>
      </Stack>
    </SessionFrame>
  );
}
