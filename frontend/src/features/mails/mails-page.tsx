import { Alert, Button, SegmentedControl } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { IconInbox, IconMail } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '@/shared/ui/empty-state';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { Row } from '@/shared/ui/row-list';
import { MailMessages } from './mail-messages';
import { MailStateBadge } from './mail-state-badge';
import { MailTimes } from './mail-times';
import classes from './mails.module.css';
import { mailsQuery, mailStates, type Mail, type MailState } from './queries';
import { useRetryMail } from './use-retry-mail';

const MailDialog = lazy(async () => ({ default: (await import('./mail-dialog')).MailDialog }));

export function MailsPage() {
  return (
    <MailMessages>
      <Mails />
    </MailMessages>
  );
}

function Mails() {
  const t = useTranslations('mails');
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const state = mailStates.find((each) => each === search.state);
  const id = typeof search.id === 'string' ? search.id : undefined;
  const query = useInfiniteQuery({ ...mailsQuery(state), placeholderData: keepPreviousData });
  const mails = query.data?.pages.flatMap((page) => page.items);
  const close = () => void navigate({ to: '/settings/mails', search: state ? { state } : {}, replace: true });
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className={classes.states}>
        <SegmentedControl
          aria-label={t('stateFilter')}
          value={state ?? 'all'}
          data={(['all', ...mailStates] as const).map((each) => ({ value: each, label: t(`states.${each}`) }))}
          onChange={(next) =>
            void navigate({ to: '/settings/mails', search: next === 'all' ? {} : { state: next }, replace: true })
          }
        />
      </div>
      {mails?.some((mail) => mail.state === 'held') && (
        <Alert icon={<IconInbox size={18} />} title={t('mailbox')} mb="md" variant="light">
          {t('mailboxText')}
        </Alert>
      )}
      <QueryList
        query={query}
        items={mails}
        label={t('list')}
        empty={
          <EmptyState icon={IconMail} title={state ? t('emptyState') : t('emptyTitle')}>
            {state ? t('emptyStateText') : t('emptyText')}
          </EmptyState>
        }
        more={t('more')}
        row={(mail) => <MailRow key={mail.id} mail={mail} shown={state} />}
      />
      {id !== undefined && (
        <Suspense>
          <MailDialog id={id} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

function MailRow({ mail, shown }: { mail: Mail; shown: MailState | undefined }) {
  const t = useTranslations('mails');
  const retry = useRetryMail();
  return (
    <Row
      isLinked
      title={
        <Link to="/settings/mails" search={{ ...(shown && { state: shown }), id: mail.id }} resetScroll={false}>
          {mail.subject}
        </Link>
      }
      detail={
        <>
          {t('to', { name: mail.toName ? `${mail.toName} <${mail.to}>` : mail.to })}
          {mail.error && mail.state !== 'sent' ? <span className={classes.error}>{mail.error}</span> : null}
        </>
      }
      side={
        <>
          <MailStateBadge state={mail.state} />
          <MailTimes mail={mail} />
        </>
      }
      end={
        mail.state === 'failed' ? (
          <Button
            variant="default"
            size="xs"
            aria-label={t('retryOf', { subject: mail.subject })}
            loading={retry.isPending}
            onClick={() => retry.mutate(mail.id)}
          >
            {t('retry')}
          </Button>
        ) : undefined
      }
    />
  );
}
