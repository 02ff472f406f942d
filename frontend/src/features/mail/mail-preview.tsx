import { Alert, Skeleton, Text, useMantineStyleNonce } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { preview } from './compose-api';
import classes from './compose.module.css';

type MailPreviewProps = { subject: string; body: string; contactId: string | undefined };

/** The mail as the first recipient will read it. */
export function MailPreview({ subject, body, contactId }: MailPreviewProps) {
  const t = useTranslations('email.compose');
  const problemText = useProblemText();
  const nonce = useMantineStyleNonce();
  const { data, error } = useQuery({
    queryKey: ['mail-preview', subject, body, contactId],
    queryFn: () => preview(subject === '' ? '-' : subject, body, contactId),
    retry: false,
    gcTime: 60_000,
  });
  if (error) return <Alert color="red">{problemText(error)}</Alert>;
  if (!data) return <Skeleton h={240} radius="md" />;
  return (
    <div>
      {data.missing.length > 0 && (
        <Alert color="yellow" mb="sm">
          {t('missing', { names: data.missing.join(', ') })}
        </Alert>
      )}
      <Text fw={600} mb={6}>
        {data.subject}
      </Text>
      {/* It stands under this page's policy, which wants its nonce on every style. */}
      <iframe
        className={classes.frame}
        title={t('preview')}
        sandbox=""
        srcDoc={data.html.replace('<style>', `<style nonce="${nonce?.() ?? ''}">`)}
      />
    </div>
  );
}
