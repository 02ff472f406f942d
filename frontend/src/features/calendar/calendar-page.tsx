import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useId, useRef } from 'react';
import { useNow, useTranslations } from 'use-intl';
import { useShortcut } from '@/app/shortcuts';
import { ActivityMessages } from '@/shared/activities/activity-messages';
import type { DayItem } from '@/shared/activities/activity-types';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { Agenda } from './agenda';
import { dayOf, daysOf, step, views } from './calendar-model';
import { calendarQuery } from './calendar-query';
import { CalendarToolbar } from './calendar-toolbar';
import { MonthGrid } from './month-grid';
import { TimeGrid } from './time-grid';
import { useMove } from './use-move';

export type CalendarSearch = { view?: string; date?: string; user?: string };

export function CalendarPage() {
  return (
    <ActivityMessages>
      <Calendar />
    </ActivityMessages>
  );
}

function Calendar() {
  const t = useTranslations('activities.calendar');
  const navigate = useNavigate();
  const search: CalendarSearch = useSearch({ strict: false });
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const hintId = useId();
  const today = dayOf(useNow());
  const view = views.find((each) => each === search.view) ?? 'week';
  const day = search.date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(search.date) ? search.date : today;
  const days = daysOf(view, day);
  const { data: items, error, refetch } = useQuery(calendarQuery(days, search.user));
  const onMove = useFollowedMove();
  const go = (next: CalendarSearch) =>
    void navigate({ to: '/calendar', search: { ...search, ...next }, replace: true });

  useShortcut('j', t('next'), () => go({ date: step(view, day, 1) }), { group: 'list' });
  useShortcut('k', t('previous'), () => go({ date: step(view, day, -1) }), { group: 'list' });
  useShortcut('t', t('today'), () => go({ date: today }), { group: 'list' });
  useShortcut('d', t('views.day'), () => go({ view: 'day' }), { group: 'list' });
  useShortcut('w', t('views.week'), () => go({ view: 'week' }), { group: 'list' });
  useShortcut('m', t('views.month'), () => go({ view: 'month' }), { group: 'list' });

  const shown = { days, items: items ?? [], hintId, onMove };
  return (
    <>
      <CalendarToolbar view={view} day={day} days={days} user={search.user} onGo={go} />
      <p id={hintId} className="visually-hidden">
        {t('hint')}
      </p>
      {error && !items ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : !items ? (
        <ListSkeleton rows={8} />
      ) : view === 'month' ? (
        <>
          <MonthGrid {...shown} day={day} user={search.user} />
          {isPhone && <Agenda {...shown} />}
        </>
      ) : isPhone ? (
        <Agenda {...shown} />
      ) : (
        <TimeGrid key={view} {...shown} />
      )}
    </>
  );
}

/** What is moved by keys goes to another place of the page: the focus goes with it. */
function useFollowedMove(): (item: DayItem, to: Date) => void {
  const move = useMove();
  const followed = useRef<string>(undefined);
  useEffect(() => {
    if (followed.current === undefined || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`[data-item="${followed.current}"]`)?.focus();
  });
  return (item, to) => {
    followed.current = item.id;
    void move(item, to);
  };
}
