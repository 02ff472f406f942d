import { Alert, Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { announceProof, proofAddress } from '@/shared/sessions/directory-proof';
import { useSession } from '@/app/session';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import { SessionFrame } from './session-frame';

/** The window that was opened to prove to the directory who is there: tells the page that waits, and closes. */
export function DirectoryProofPage() {
  const t = useTranslations('session.directory');
  const problemText = useProblemText();
  const { directory: outcome } = useSearch({ from: '/directory-proof' });
  const name = useSession().directory?.name ?? '';
  const isBack = outcome === 'done';
  const prove = useQuery({
    queryKey: ['directory-proof'],
    queryFn: async () => (await request('POST', '/session/proof/directory')).response.ok,
    enabled: isBack,
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  useEffect(() => {
    if (!prove.isSuccess) return;
    announceProof();
    globalThis.close();
  }, [prove.isSuccess]);

  const problem = outcome === 'cancelled' || outcome === 'unavailable' ? t(outcome, { name }) : t('failed', { name });
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
