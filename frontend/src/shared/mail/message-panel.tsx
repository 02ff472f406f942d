import { Alert, Badge, Button, Group, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconAlertTriangle, IconCornerUpLeft, IconCornerUpLeftDouble } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '../api/problem';
import { useAllowed } from '../metadata/lookup';
import { useValueFormatter } from '../metadata/use-format';
import { Moment } from '../ui/moment';
import { TextLink } from '../ui/text-link';
import { EmailMessages } from './email-messages';
import { MailBody } from './mail-body';
import classes from './mail.module.css';
import { messageQuery, sendAgain, type ConversationMail, type Message } from './message-query';
import { othersOf } from './others';

type MessagePanelProps = { activityId: string };

/** A mail on its own page: who wrote to whom, what it says, whether it arrived, and the conversation it belongs to. */
export function MessagePanel({ activityId }: MessagePanelProps) {
  return (
    <EmailMessages fallback={<Skeleton h={220} mb="lg" radius="lg" />}>
      <Panel activityId={activityId} />
    </EmailMessages>
  );
}

function Panel({ activityId }: MessagePanelProps) {
  const t = useTranslations('email');
  const format = useValueFormatter();
  const mayWrite = useAllowed('activities.create');
  const { data: mail, isPending } = useQuery(messageQuery(activityId));
  if (isPending) return <Skeleton h={220} mb="lg" radius="lg" />;
  // Written down by hand, or come in by an import: the fields say all there is.
  if (!mail) return null;
  return (
    <section className={classes.panel} aria-label={t('mail')}>
      <div className={classes.head}>
        <dl className={classes.people}>
          <dt>{t('from')}</dt>
          <dd>{nameOf(mail.fromName, mail.fromAddress)}</dd>
          {(['to', 'cc', 'bcc'] as const).map((kind) => (
            <People key={kind} kind={kind} mail={mail} />
          ))}
          <dt>{t('date')}</dt>
          <dd>
            <time dateTime={mail.date}>{format.dateTime(mail.date)}</time>
          </dd>
        </dl>
        {mayWrite && (
          <Group gap="xs">
            <Button
              component={Link}
              to="/mail/new"
              search={{ reply: activityId } as never}
              variant="default"
              leftSection={<IconCornerUpLeft size={16} />}
            >
              {t(mail.inbound ? 'answer' : 'writeAgain')}
            </Button>
            {othersOf(mail).length > 0 && (
              <Button
                component={Link}
                to="/mail/new"
                search={{ reply: activityId, all: true } as never}
                variant="default"
                leftSection={<IconCornerUpLeftDouble size={16} />}
              >
                {t('answerAll')}
              </Button>
            )}
          </Group>
        )}
      </div>
      {mail.automatic && (
        <Badge variant="light" color="gray" mb="sm">
          {t('automatic')}
        </Badge>
      )}
      {mail.state === 'failed' && <Failed mail={mail} activityId={activityId} />}
      <MailBody {...mail} text={mail.inbound ? mail.text : mail.fullText} />
      {mail.conversation.length > 1 && (
        <ol className={classes.thread} aria-label={t('conversation')}>
          {mail.conversation.map((each) => (
            <InThread key={each.activityId} mail={each} isShown={each.activityId === activityId} />
          ))}
        </ol>
      )}
    </section>
  );
}

function nameOf(name: string | null, address: string): string {
  return name === null ? address : address === '' ? name : `${name} <${address}>`;
}

function People({ kind, mail }: { kind: 'to' | 'cc' | 'bcc'; mail: Message }) {
  const t = useTranslations('email');
  const people = mail.recipients.filter((recipient) => recipient.kind === kind);
  if (people.length === 0) return null;
  return (
    <>
      <dt>{t(kind)}</dt>
      <dd>{people.map(({ name, address }) => nameOf(name, address)).join(', ')}</dd>
    </>
  );
}

function Failed({ mail, activityId }: { mail: Message; activityId: string }) {
  const t = useTranslations('email.failed');
  const problemText = useProblemText();
  const client = useQueryClient();
  const mayChange = useAllowed('activities.edit');
  const again = useMutation({
    mutationFn: () => sendAgain(activityId),
    onSuccess: () => notifications.show({ message: t('sentAgain'), color: 'pine' }),
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['records'] }),
  });
  return (
    <Alert color="red" icon={<IconAlertTriangle size={18} />} title={t('title')} mb="md">
      {mail.recipients
        .filter(({ failure }) => failure !== null)
        .map(({ address, failure, said }) => (
          <p key={address} style={{ margin: 0, overflowWrap: 'anywhere' }}>
            {t(failure === 'bounced' ? 'bounced' : 'refused', { address })}
            {said !== null && said !== '' && <small> ({said})</small>}
          </p>
        ))}
      {mayChange && (
        <Button size="xs" mt="sm" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
          {t('again')}
        </Button>
      )}
    </Alert>
  );
}

function InThread({ mail, isShown }: { mail: ConversationMail; isShown: boolean }) {
  const t = useTranslations('email');
  const who = mail.fromName ?? mail.fromAddress;
  return (
    <li aria-current={isShown || undefined}>
      <div className={classes.threadHead}>
        {isShown ? (
          <strong>{who}</strong>
        ) : (
          <TextLink size="sm" to={`/activities/${mail.activityId}` as '/'}>
            {who}
          </TextLink>
        )}
        <span style={{ color: 'var(--mantine-color-dimmed)' }}>
          {t(mail.inbound ? 'received' : 'sent')} · <Moment value={mail.date} />
        </span>
        {mail.state === 'failed' && (
          <Badge size="xs" color="red" variant="light">
            {t('undelivered')}
          </Badge>
        )}
      </div>
      {!isShown && <p className={classes.threadText}>{mail.text}</p>}
    </li>
  );
}
