import { Alert, Button, Code, CopyButton, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconCopy, IconMail } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { CrmRecord, Email, RecordTypeInfo } from '@/shared/api/types';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { makePreferenceLink } from './consent-api';

type PreferenceDialogProps = { type: RecordTypeInfo; record: CrmRecord; onClose: () => void };

/** The address of the page on which the person chooses; it is made anew each time and shown this once. */
export function PreferenceDialog({ type, record, onClose }: PreferenceDialogProps) {
  const t = useTranslations('consents');
  const tApp = useTranslations('app');
  const problemText = useProblemText();
  const format = useValueFormatter();
  const { data: link, error } = useQuery({
    queryKey: ['preference-link', record.id],
    queryFn: () => makePreferenceLink(type.resource, record.id),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const address = (record.emails as Email[] | undefined)?.[0]?.address;
  return (
    <Modal opened onClose={onClose} title={t('linkTitle')} closeButtonProps={{ 'aria-label': tApp('close') }}>
      <Stack>
        <Text>{t('linkText')}</Text>
        {error && (
          <Alert color="red" variant="light" role="alert">
            {problemText(error)}
          </Alert>
        )}
        {!link && !error && <Skeleton h={44} />}
        {link && (
          <>
            <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {link.url}
            </Code>
            <Text size="sm" c="dimmed">
              {t('linkUntil', { date: format.date(link.expiresAt) })}
            </Text>
            <Group>
              <CopyButton value={link.url} timeout={3000}>
                {({ copied, copy }) => (
                  <Button leftSection={copied ? <IconCheck size={17} /> : <IconCopy size={17} />} onClick={copy}>
                    {copied ? tApp('copied') : tApp('copy')}
                  </Button>
                )}
              </CopyButton>
              {address !== undefined && (
                <Button
                  component="a"
                  variant="default"
                  leftSection={<IconMail size={17} />}
                  href={mailTo(address, t('mailSubject'), `${t('mailText')}\n\n${link.url}\n`)}
                >
                  {t('mail')}
                </Button>
              )}
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}

function mailTo(address: string, subject: string, body: string): string {
  return `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
