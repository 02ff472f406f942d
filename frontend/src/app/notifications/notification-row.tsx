import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { NotificationItem } from '@/shared/api/types';
import { metadataQuery } from '@/shared/metadata/use-metadata';
import { Moment } from '@/shared/ui/moment';
import { targetOf } from './notification-target';
import classes from './notifications.module.css';
import { useNotificationText } from './use-notification-text';

type NotificationRowProps = { item: NotificationItem; onRead: (id: string) => void; onLeave: () => void };

/** Leads to what it is about and counts as read with that; one that leads nowhere is only read. */
export function NotificationRow({ item, onRead, onLeave }: NotificationRowProps) {
  const t = useTranslations('notifications');
  const router = useRouter();
  const { data: metadata } = useQuery(metadataQuery);
  const { title, detail } = useNotificationText()(item);
  const target = targetOf(item, metadata?.recordTypes ?? []);
  const read = () => {
    if (!item.read) onRead(item.id);
  };
  const open = (event: MouseEvent) => {
    read();
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onLeave();
    // Where it leads comes from the server, so the router's types cannot know it.
    void router.navigate({ to: target as '/' });
  };
  const content = (
    <>
      <span className={classes.mark} data-unread={!item.read || undefined} aria-hidden />
      <span className={classes.text}>
        <span className={classes.title}>
          {!item.read && <span className="visually-hidden">{t('unread')}: </span>}
          {title}
        </span>
        {detail !== undefined && <span className={classes.detail}>{detail}</span>}
        <span className={classes.detail}>
          <Moment value={item.at} />
        </span>
      </span>
    </>
  );
  return (
    <li>
      {target === undefined ? (
        <button type="button" className={classes.row} data-notification onClick={read}>
          {content}
        </button>
      ) : (
        <a href={target} className={classes.row} data-notification onClick={open}>
          {content}
        </a>
      )}
    </li>
  );
}
