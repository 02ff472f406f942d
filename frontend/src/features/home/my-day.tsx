import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import type { DayItem, MyDay as Day } from '@/shared/activities/activity-types';
import { useLabels } from '@/shared/metadata/use-labels';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { Moment } from '@/shared/ui/moment';
import { RecordLink } from '@/shared/ui/record-link';
import { Row, RowList } from '@/shared/ui/row-list';
import { TextLink } from '@/shared/ui/text-link';
import { useDayKeys } from './day-focus';
import { isClear, openCount, rowsOf } from './day-model';
import { DayItemRow } from './day-row';
import classes from './my-day.module.css';
import { myDayQuery } from './my-day-query';
import { NextWeek } from './next-week';
import { Panel } from './panel';

/** All that one person has before them today, in the order in which it presses. */
export function MyDay() {
  const t = useTranslations('activities.day');
  const { data: day, error, refetch } = useQuery(myDayQuery);
  const isEmpty = day !== undefined && isClear(day);
  useDayKeys(day !== undefined && !isEmpty);
  if (error && !day) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!day) return <ListSkeleton rows={6} />;
  return (
    <div className={classes.day}>
      <div className={classes.main}>{isEmpty ? <ClearDay /> : <ToDo day={day} />}</div>
      <div className={classes.aside}>
        <Mentions mentions={day.mentions} />
        <Promises promises={day.promisesDue} />
        <Week days={day.next7} />
        <TextLink to="/neglected" size="sm">
          {t('neglected')}
        </TextLink>
      </div>
    </div>
  );
}

/** One sentence above the day. */
export function DaySummary() {
  const t = useTranslations('activities.day');
  const { data: day } = useQuery(myDayQuery);
  if (!day) return <>&nbsp;</>;
  return t('summary', { overdue: openCount(day.overdue), today: openCount(day.today) + openCount(day.meetings) });
}

function ToDo({ day }: { day: Day }) {
  const t = useTranslations('activities.day');
  return (
    <>
      <Items title={t('overdue')} items={day.overdue} isLate />
      <Items title={t('meetings')} items={day.meetings} />
      <Items title={t('today')} items={day.today} link={<AllActivities />} />
    </>
  );
}

type ItemsProps = { title: string; items: readonly DayItem[]; isLate?: boolean; link?: ReactNode };

function Items({ title, items, isLate = false, link }: ItemsProps) {
  if (items.length === 0) return null;
  return (
    <Panel title={title} link={link}>
      {/* Safari forgets that a list without bullets is one. */}
      {/* eslint-disable-next-line jsx-a11y/no-redundant-roles */}
      <ul className={classes.list} role="list" aria-label={title}>
        {rowsOf(items).map((item) => (
          <DayItemRow key={item.key} item={item} isLate={isLate} />
        ))}
      </ul>
    </Panel>
  );
}

function AllActivities() {
  const t = useTranslations('home');
  return (
    <TextLink to="/activities" size="sm">
      {t('showAll')}
    </TextLink>
  );
}

function ClearDay() {
  const t = useTranslations('activities.day');
  const labels = useLabels();
  const canCreate = useCan('activities.create');
  return (
    <EmptyState
      icon={IconSun}
      title={t('clearTitle')}
      actions={
        canCreate && (
          <LinkButton to="/activities" search={{ new: true }} variant="light" leftSection={<IconPlus size={17} />}>
            {labels.create('activity')}
          </LinkButton>
        )
      }
    >
      {t('clearText')}
    </EmptyState>
  );
}

function Mentions({ mentions }: { mentions: Day['mentions'] }) {
  const t = useTranslations('activities.day');
  if (mentions.length === 0) return null;
  return (
    <Panel title={t('mentions')}>
      <RowList label={t('mentions')}>
        {mentions.map(({ notificationId, activityId, title, at }) => (
          <Row
            key={notificationId}
            isLinked
            title={
              <RecordLink recordType="activity" id={activityId}>
                {title != null && title !== '' ? title : t('untitled')}
              </RecordLink>
            }
            detail={<Moment value={at} />}
          />
        ))}
      </RowList>
    </Panel>
  );
}

function Promises({ promises }: { promises: Day['promisesDue'] }) {
  const t = useTranslations('activities.day');
  const tHome = useTranslations('home');
  if (promises.length === 0) return null;
  return (
    <Panel
      title={t('promises')}
      link={
        <TextLink to="/promises" size="sm">
          {tHome('showAll')}
        </TextLink>
      }
    >
      <RowList label={t('promises')}>
        {promises.map((promise) => (
          <Row
            key={promise.id}
            isLinked
            title={<PromiseLink promise={promise} />}
            detail={promise.due === undefined ? undefined : <Moment value={promise.due} />}
          />
        ))}
      </RowList>
    </Panel>
  );
}

/** Where the promise was given: the person's page, else the organisation's. */
function PromiseLink({ promise: { what, contactId, accountId } }: { promise: Day['promisesDue'][number] }) {
  const of = contactId != null ? ({ type: 'contact', id: contactId } as const) : { type: 'account', id: accountId };
  return of.id == null ? (
    what
  ) : (
    <RecordLink recordType={of.type} id={of.id}>
      {what}
    </RecordLink>
  );
}

function Week({ days }: { days: Day['next7'] }) {
  const t = useTranslations('activities.day');
  return (
    <Panel title={t('nextWeek')}>
      <NextWeek days={days} />
    </Panel>
  );
}
