import { Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconMailCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useShortcut } from '@/app/shortcuts';
import { EmailMessages } from '@/shared/mail/email-messages';
import { EmptyState } from '@/shared/ui/empty-state';
import { Moment } from '@/shared/ui/moment';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryFrame } from '@/shared/ui/query-list';
import { balanceQuery, heldMailsQuery, type HeldMail } from './inbox-api';
import { InboxDetail } from './inbox-detail';
import classes from './inbox.module.css';
import { neighbourOf } from './neighbour';
import { OthersOffer } from './others-offer';
import { useDecide } from './use-decide';

export function InboxPage() {
  return (
    <EmailMessages>
      <Inbox />
    </EmailMessages>
  );
}

/** Mails of people whom nobody knows yet: one after the other becomes a lead or a contact, is filed, or is put away. */
function Inbox() {
  const t = useTranslations('email.inbox');
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const isNarrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const query = useInfiniteQuery(heldMailsQuery);
  const { data: balance } = useQuery(balanceQuery);
  const mails = query.data?.pages.flatMap((page) => page.items);
  const asked = typeof search.id === 'string' ? mails?.find(({ id }) => id === search.id) : undefined;
  const shown = asked ?? (isNarrow ? undefined : mails?.[0]);
  const open = (id: string | undefined, replace = true) =>
    void navigate({ to: '/inbox', search: id === undefined ? {} : { id }, replace, resetScroll: isNarrow });
  const decide = useDecide((id) => open(isNarrow ? undefined : neighbourOf(mails ?? [], id)?.id));
  const step = (by: 1 | -1) => {
    const at = mails?.findIndex(({ id }) => id === shown?.id) ?? -1;
    const next = mails?.[Math.max(0, at + by)];
    if (next) open(next.id);
  };
  useShortcut('j', t('next'), () => step(1), { group: 'list' });
  useShortcut('k', t('previous'), () => step(-1), { group: 'list' });
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {decide.others && <OthersOffer others={decide.others} onTake={decide.takeOthers} onLeave={decide.leaveOthers} />}
      <QueryFrame query={query} isLoaded={mails !== undefined} more={isNarrow && shown ? undefined : t('more')}>
        {mails?.length === 0 ? (
          <EmptyState icon={IconMailCheck} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <div className={classes.split}>
            {!(isNarrow && shown) && (
              <ul className={classes.list} aria-label={t('list')}>
                {mails?.map((mail) => (
                  <Item
                    key={mail.id}
                    mail={mail}
                    isShown={mail.id === shown?.id}
                    onOpen={() => open(mail.id, !isNarrow)}
                  />
                ))}
              </ul>
            )}
            {shown && (
              <InboxDetail
                key={shown.id}
                mail={shown}
                decide={decide}
                onBack={isNarrow ? () => open(undefined) : undefined}
              />
            )}
          </div>
        )}
      </QueryFrame>
      {balance && (
        <Text size="sm" c="dimmed" mt="lg">
          {t('balance', balance)}
        </Text>
      )}
    </>
  );
}

function Item({ mail, isShown, onOpen }: { mail: HeldMail; isShown: boolean; onOpen: () => void }) {
  const t = useTranslations('email.inbox');
  return (
    <li>
      <button type="button" className={classes.item} aria-current={isShown || undefined} onClick={onOpen}>
        <span className={classes.itemHead}>
          <span className={classes.itemWho}>{mail.fromName ?? (mail.fromAddress || t('noSender'))}</span>
          <span className={classes.itemWhen}>
            <Moment value={mail.receivedAt} />
          </span>
        </span>
        <span className={classes.itemSubject}>{mail.subject || t('noSubject')}</span>
        <span className={classes.itemExcerpt}>{mail.excerpt}</span>
      </button>
    </li>
  );
}
