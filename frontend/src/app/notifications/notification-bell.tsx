import { IconBell } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import shellClasses from '../shell/shell.module.css';
import { ariaKeys } from '../shortcuts';
import classes from './notifications.module.css';
import { setNotificationsOpen, useNotificationsOpen } from './notifications-open';
import { useUnread } from './use-unread';

/** Opens the notifications, and tells how many of them are unread. */
export function NotificationBell({ collapsed }: { collapsed: boolean }) {
  const t = useTranslations('app.shell');
  const unread = useUnread();
  const isOpen = useNotificationsOpen();
  const label = t('notifications');
  return (
    <button
      type="button"
      className={shellClasses.item}
      title={collapsed ? label : undefined}
      aria-label={unread > 0 ? `${label}, ${t('unread', { count: unread })}` : label}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      aria-keyshortcuts={ariaKeys('g n')}
      onClick={() => setNotificationsOpen(true)}
    >
      <span className={classes.bell} data-unread={(collapsed && unread > 0) || undefined}>
        <IconBell size={18} stroke={1.7} aria-hidden />
      </span>
      {!collapsed && <span className={shellClasses.label}>{label}</span>}
      {!collapsed && unread > 0 && <UnreadCount count={unread} />}
    </button>
  );
}

export function UnreadCount({ count }: { count: number }) {
  return (
    <span className={`${shellClasses.end} ${classes.count}`} aria-hidden>
      {count > 99 ? '99+' : count}
    </span>
  );
}

/** On the phone's "More": something unread is behind it. */
export function UnreadDot() {
  return useUnread() > 0 && <span className={classes.dot} aria-hidden />;
}

/** What the dot says to a screen reader. */
export function UnreadHint({ id }: { id: string }) {
  const t = useTranslations('app.shell');
  const unread = useUnread();
  return (
    <span id={id} hidden>
      {unread > 0 ? t('unread', { count: unread }) : ''}
    </span>
  );
}
