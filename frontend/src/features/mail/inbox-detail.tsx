import { Alert, Badge, Button, Group, Kbd, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  IconArrowLeft,
  IconFolderSymlink,
  IconTargetArrow,
  IconTrash,
  IconUserPlus,
  type Icon,
} from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
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

/** One mail that waits, and what can become of it. */
export function InboxDetail({ mail, decide, onBack }: InboxDetailProps) {
  const t = useTranslations('email.inbox');
  const tEmail = useTranslations('email');
  const format = useValueFormatter();
  const hasSender = mail.fromAddress !== '';
  const mayLead = useCan('leads.create') && hasSender;
  const mayContact = useCan('contacts.create') && hasSender;
  const [isFiling, setFiling] = useState(false);
  const { data, error, refetch } = useQuery(heldMailQuery(mail.id));
  const keys = { group: 'list' } as const;
  useShortcut('l', t('createLead'), () => void decide.createLead(mail), { ...keys, enabled: mayLead });
  useShortcut('c', t('create'), () => void decide.createContact(mail), { ...keys, enabled: mayContact });
  useShortcut('f', t('file'), () => setFiling(true), keys);
  useShortcut('d', t('discard'), () => void decide.discard(mail), keys);
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
        {mayLead && (
          <Act isFirst letter="L" icon={IconTargetArrow} onClick={() => void decide.createLead(mail)}>
            {t('createLead')}
          </Act>
        )}
        {mayContact && (
          <Act isFirst={!mayLead} letter="C" icon={IconUserPlus} onClick={() => void decide.createContact(mail)}>
            {t('create')}
          </Act>
        )}
        {isFiling ? (
          <ContactSelect
            label={t('fileTo')}
            onClose={() => setFiling(false)}
            onChoose={(contact) => void decide.file(mail, contact)}
          />
        ) : (
          <Act letter="F" icon={IconFolderSymlink} onClick={() => setFiling(true)}>
            {t('file')}
          </Act>
        )}
        <Act letter="D" icon={IconTrash} onClick={() => void decide.discard(mail)}>
          {t('discard')}
        </Act>
      </Group>
      {data?.proposed && (mayLead || mayContact) && (
        <Alert variant="light" mb="md" icon={<IconUserPlus size={18} />}>
          {t(mayLead ? 'proposedLead' : 'proposed', {
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

type ActProps = { letter: string; icon: Icon; isFirst?: boolean; onClick: () => void; children: ReactNode };

function Act({ letter, icon: ActIcon, isFirst = false, onClick, children }: ActProps) {
  return (
    <Button
      {...(isFirst ? {} : { variant: 'default' })}
      leftSection={isFirst && <ActIcon size={16} />}
      rightSection={
        <Kbd size="xs" visibleFrom="md">
          {letter}
        </Kbd>
      }
      aria-keyshortcuts={letter}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
