import { Alert, Button, Group, Modal, Stack, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { apiUrl } from '@/shared/api/client';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { MailStateBadge } from './mail-state-badge';
import { MailTimes } from './mail-times';
import classes from './mails.module.css';
import { mailQuery, type MailDetail } from './queries';
import { useRetryMail } from './use-retry-mail';

type MailDialogProps = { id: string; onClose: () => void };

/** A mail as its recipient sees it, as text, and with its head. */
export function MailDialog({ id, onClose }: MailDialogProps) {
  const t = useTranslations('mails');
  const tApp = useTranslations('app');
  const { data, error, refetch } = useQuery(mailQuery(id));
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={data?.subject ?? t('title')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
    >
      {data ? (
        <Content mail={data} onClose={onClose} />
      ) : error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton rows={5} />
      )}
    </Modal>
  );
}

function Content({ mail, onClose }: { mail: MailDetail; onClose: () => void }) {
  const t = useTranslations('mails');
  const retry = useRetryMail(onClose);
  return (
    <Stack gap="sm">
      <Group gap="xs" fz="sm" c="dimmed">
        <MailStateBadge state={mail.state} />
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {t('to', { name: mail.toName ? `${mail.toName} <${mail.to}>` : mail.to })}
        </Text>
        <MailTimes mail={mail} />
      </Group>
      {mail.error && mail.state !== 'sent' ? (
        <Alert color="red" title={t('error')} style={{ overflowWrap: 'anywhere' }}>
          {mail.error}
        </Alert>
      ) : null}
      <Tabs defaultValue="preview" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="preview">{t('preview')}</Tabs.Tab>
          <Tabs.Tab value="text">{t('text')}</Tabs.Tab>
          <Tabs.Tab value="head">{t('head')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="preview" pt="sm">
          <iframe
            className={classes.frame}
            title={t('previewOf')}
            sandbox=""
            src={apiUrl(`/mails/${mail.id}/content`)}
          />
        </Tabs.Panel>
        <Tabs.Panel value="text" pt="sm">
          <pre className={classes.text}>{mail.text}</pre>
        </Tabs.Panel>
        <Tabs.Panel value="head" pt="sm">
          <dl className={classes.head}>
            {mail.headers.map(({ name, value }, index) => [
              <dt key={`name-${index}`}>{name}</dt>,
              <dd key={`value-${index}`}>{value}</dd>,
            ])}
          </dl>
        </Tabs.Panel>
      </Tabs>
      {(mail.state === 'failed' || mail.state === 'held') && (
        <Group>
          <Button loading={retry.isPending} onClick={() => retry.mutate(mail.id)}>
            {t('retry')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
