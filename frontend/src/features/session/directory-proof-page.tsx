import { Alert, Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { announceProof, proofAddress } from '@/shared/sessions/directory-proof';
import { useSession } from '@/app/session';
import { request } from '@/shared/api/client';
import { SecurityMessages } from '@/shared/i18n/security-messages';
import { useDirectoryProblem } from '@/shared/sessions/use-directory-problem';
import { SessionFrame } from './session-frame';

/** The window that was opened to prove to the directory who is there: tells the page that waits, and closes. */
export function DirectoryProofPage() {
  return (
    <SecurityMessages>
      <DirectoryProof />
    </SecurityMessages>
  );
}

function DirectoryProof() {
  const t = useTranslations('security.directory');
  const tOutcome = useTranslations('session.directory');
  const problemText = useDirectoryProblem();
  const { directory: outcome } = useSearch({ from: '/directory-proof' });
  const name = useSession().directory?.name ?? '';
  const isBack = outcome === 'done';
  const prove = useQuery({
    queryKey: ['directory-proof'],
    queryFn: async () => (await request('POST', '/session/proof/directory')).response.ok,
    enabled: isBack,
    retry: false,
    retryOnMount: false,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (!prove.isSuccess) return;
    announceProof();
    globalThis.close();
  }, [prove.isSuccess]);

  const problem =
    outcome === 'cancelled' || outcome === 'unavailable' ? tOutcome(outcome, { name }) : tOutcome('failed', { name });
  if (prove.isSuccess) {
    return (
      <SessionFrame title={t('proved')}>
        <Text>{t('provedText')}</Text>
      </SessionFrame>
    );
  }
  return (
    <SessionFrame title={t('proving', { name })}>
      {isBack && !prove.error ? (
        <Skeleton height={8} radius="xl" />
      ) : (
        <>
          <Alert color="red" variant="light" role="alert">
            {prove.error ? problemText(prove.error) : problem}
          </Alert>
          <Button component="a" href={proofAddress} size="md" fullWidth>
            {t('again', { name })}
          </Button>
        </>
      )}
    </SessionFrame>
  );
}
