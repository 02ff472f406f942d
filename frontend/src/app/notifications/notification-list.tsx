import { Button, Group } from '@mantine/core';
import { notifications as toasts } from '@mantine/notifications';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { IconBell, IconChecks } from '@tabler/icons-react';
import { useEffect, type KeyboardEvent } from 'react';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { TextLink } from '@/shared/ui/text-link';
import { byDay, daysAgo } from './by-day';
import { NotificationRow } from './notification-row';
import { markRead, notificationsQuery } from './notification-queries';
import classes from './notifications.module.css';
import { useUnread } from './use-unread';

/** All notifications by day, newest first. */
export function NotificationList({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations('notifications');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const client = useQueryClient();
  const problemText = useProblemText();
  const unread = useUnread();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(notificationsQuery);
  // More unread than when it was loaded: where the live stream does not reach, the count's own asking brings the rest.
  const known = data?.pages[0]?.unreadCount ?? unread;
  useEffect(() => {
    if (unread > known) void refetch();
  }, [unread, known, refetch]);
  const read = (id?: string) =>
    void markRead(client, id).catch((failure: unknown) => toasts.show({ color: 'red', message: problemText(failure) }));
  const dayOf = (start: Date) => {
    const ago = daysAgo(start, now);
    if (ago <= 0) return t('today');
    return ago === 1 ? t('yesterday') : format.dateTime(start, { weekday: 'long', day: 'numeric', month: 'long' });
  };
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={5} />;
  const items = data.pages.flatMap((page) => page.items);
  return (
    <>
      <Group justify="space-between" gap="xs" pt="xs" mb="sm">
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconChecks size={16} aria-hidden />}
          disabled={unread === 0}
          onClick={() => read()}
        >
          {t('markAllRead')}
        </Button>
        <TextLink size="sm" to="/settings/profile" hash="notifications" onClick={onLeave}>
          {t('settings')}
        </TextLink>
      </Group>
      {items.length === 0 ? (
        <EmptyState icon={IconBell} title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        // Arrows are a convenience beside Tab: the rows keep their own focus.
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions
        <div onKeyDown={moveFocus}>
          {byDay(items).map((day) => (
            <section key={day.start.getTime()} className={classes.day}>
              <h3 className={classes.dayName}>{dayOf(day.start)}</h3>
              {/* Safari forgets that a list without bullets is one. */}
              {/* eslint-disable-next-line jsx-a11y/no-redundant-roles */}
              <ul className={classes.list} role="list">
                {day.items.map((item) => (
                  <NotificationRow key={item.id} item={item} onRead={read} onLeave={onLeave} />
                ))}
              </ul>
            </section>
          ))}
          {hasNextPage && (
            <Button fullWidth variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-notification]')];
  const next = rows[rows.indexOf(document.activeElement as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
