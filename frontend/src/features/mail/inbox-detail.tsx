import { Alert, Badge, Button, Group, Kbd, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft, IconFolderSymlink, IconTrash, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcut } from '@/app/shortcuts';
import { useCan } from '@/app/session';
import { MailBody } from '@/shared/mail/mail-body';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { ContactSelect } from './contact-select';
import { heldMailQuery, type HeldMail } from './inbox-api';
import classes from './inbox.module.css';
import type { useDecide } from './use-decide';

type InboxDetailProps = { mail: HeldMail; decide: ReturnType<typeof useDecide>; onBack?: (() => void) | undefined };

/** One mail that waits, and the three things that can become of it. */
export function InboxDetail({ mail, decide, onBack }: InboxDetailProps) {
  const t = useTranslations('email.inbox');
  const tEmail = useTranslations('email');
  const format = useValueFormatter();
  const mayCreate = useCan('contacts.create') && mail.fromAddress !== '';
  const [isFiling, setFiling] = useState(false);
  const { data, error, refetch } = useQuery(heldMailQuery(mail.id));
  useShortcut('f', t('file'), () => setFiling(true), { group: 'list' });
  useShortcut('c', t('create'), () => void decide.create(mail), { group: 'list', enabled: mayCreate });
  useShortcut('d', t('discard'), () => void decide.discard(mail), { group: 'list' });
  return (
    <article className={classes.detail} aria-label={mail.subject || t('noSubject')}>
      {onBack && (
        <Button variant="subtle" size="compact-sm" mb="xs" leftSection={<IconArrowLeft size={15} />} onClick={onBack}>
          {t('back')}
        </Button>
      )}
      <Title order={2} size="h3" className={classes.subject}>
        {mail.subject || t('noSubject')}
      </Title>
      <p className={classes.from}>
        {mail.fromName !== null && <strong>{mail.fromName} </strong>}
        {mail.fromAddress === '' ? t('noSender') : mail.fromAddress} · {format.dateTime(mail.date)}
        {mail.automatic && (
          <Badge ms={8} size="sm" variant="light" color="gray">
            {tEmail('automatic')}
          </Badge>
        )}
        {mail.files > 0 && (
          <Badge ms={8} size="sm" variant="light">
            {t('files', { count: mail.files })}
          </Badge>
        )}
      </p>
      <Group gap="xs" mb="md" className={classes.acts}>
        {mayCreate && (
          <Button
            leftSection={<IconUserPlus size={16} />}
            rightSection={
              <Kbd size="xs" visibleFrom="md">
                C
              </Kbd>
            }
            aria-keyshortcuts="C"
            onClick={() => void decide.create(mail)}
          >
            {t('create')}
          </Button>
        )}
        {isFiling ? (
          <ContactSelect
            label={t('fileTo')}
            onClose={() => setFiling(false)}
            onChoose={(contact) => void decide.file(mail, contact)}
          />
        ) : (
          <Button
            variant="default"
            leftSection={<IconFolderSymlink size={16} />}
            rightSection={
              <Kbd size="xs" visibleFrom="md">
                F
              </Kbd>
            }
            aria-keyshortcuts="F"
            onClick={() => setFiling(true)}
          >
            {t('file')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconTrash size={16} />}
          rightSection={
            <Kbd size="xs" visibleFrom="md">
              D
            </Kbd>
          }
          aria-keyshortcuts="D"
          onClick={() => void decide.discard(mail)}
        >
          {t('discard')}
        </Button>
      </Group>
      {data?.proposed && mayCreate && (
        <Alert variant="light" mb="md" icon={<IconUserPlus size={18} />}>
          {t('proposed', {
            name: [data.proposed.givenName, data.proposed.familyName].filter(Boolean).join(' ') || data.proposed.email,
            email: data.proposed.email,
          })}
        </Alert>
      )}
      {data ? (
        <MailBody {...data} />
      ) : error ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : (
        <ListSkeleton rows={4} />
      )}
    </article>
  );
}
