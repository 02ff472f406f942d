import { lazy, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcut } from '../shortcuts';
import { WhenAsked } from '../shell/when-asked';
import { setNotificationsOpen, useNotificationsOpen } from './notifications-open';
import { useNotificationNews, useUnread } from './use-unread';

const NotificationDrawer = lazy(async () => ({
  default: (await import('./notification-drawer')).NotificationDrawer,
}));

/** Keeps the count true, tells screen readers of news, and opens the list when a bell is pressed. */
export function NotificationCenter() {
  const t = useTranslations('app.shell');
  const isOpen = useNotificationsOpen();
  useNotificationNews();
  useShortcut('g n', t('notifications'), () => setNotificationsOpen(true), { group: 'goTo' });
  return (
    <>
      <UnreadNews />
      <WhenAsked asked={isOpen}>
        <NotificationDrawer opened={isOpen} onClose={() => setNotificationsOpen(false)} />
      </WhenAsked>
    </>
  );
}

function UnreadNews() {
  const t = useTranslations('app.shell');
  const unread = useUnread();
  const [known, setKnown] = useState({ unread, isMore: false });
  if (known.unread !== unread) setKnown({ unread, isMore: unread > known.unread });
  return (
    <span className="visually-hidden" role="status">
      {known.isMore ? t('unread', { count: unread }) : ''}
    </span>
  );
}
