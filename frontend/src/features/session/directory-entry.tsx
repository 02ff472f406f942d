import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { signInThroughDirectory } from '@/app/session';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import type { Directory } from '@/shared/api/types';
import { CodeForm } from './code-form';
import { goToDirectory } from './directory-button';
import { SessionFrame } from './session-frame';

/** Somebody comes back from the directory: signs them in, with a code where one is asked for. */
export function DirectoryEntry({ directory, next }: { directory: Directory; next: string | undefined }) {
  const t = useTranslations('session');
  const problemText = useProblemText();
  const client = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  const [attempt, setAttempt] = useState<{ code?: string; number: number }>({ number: 0 });
  // A query and not a mutation: what the directory has answered serves once, and must not be sent twice by a second mount.
  const enter = useQuery({
    queryKey: ['directory-entry', attempt.number],
    queryFn: () => signInThroughDirectory(client, attempt.code),
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
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
  if (!enter.error) {
    return (
      <SessionFrame title={t('directory.entering')}>
        <Skeleton height={8} radius="xl" />
        <Text c="dimmed">{t('directory.enteringText', { name: directory.name })}</Text>
      </SessionFrame>
    );
  }
  return (
    <SessionFrame title={t('signIn')}>
      <Stack gap="md">
        <Alert color="red" variant="light" role="alert" title={t('failed')}>
          {problemText(enter.error)}
        </Alert>
        <Button size="md" fullWidth onClick={() => goToDirectory({ next, keep: false })}>
          {t('directory.again', { name: directory.name })}
        </Button>
        <Button variant="default" size="md" fullWidth onClick={startAgain}>
          {t('directory.otherWay')}
        </Button>
      </Stack>
    </SessionFrame>
  );
}
