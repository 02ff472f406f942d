import { Checkbox } from '@mantine/core';
import { IconFlagFilled, IconRepeat } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useActivityActions } from '@/app/activity-actions';
import { useCan } from '@/app/session';
import { KindIcon } from '@/shared/activities/kind-icon';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { RecordLink } from '@/shared/ui/record-link';
import { isOpen, type DayRow } from './day-model';
import { focusNear } from './day-focus';
import classes from './my-day.module.css';
import { markInDay, myDayQuery } from './my-day-query';

type DayRowProps = { item: DayRow; isLate?: boolean };

/** One thing to do: done with one click or key, and taken back with another. */
export function DayItemRow({ item, isLate = false }: DayRowProps) {
  const t = useTranslations('activities');
  const tKind = useTranslations('options.activity.kind');
  const canEdit = useCan('activities.edit');
  const toggle = useToggle();
  const subject = item.subject || t('day.untitled');
  const kind = tKind.has(item.kind as 'task') ? tKind(item.kind as 'task') : item.kind;
  return (
    <li className={classes.row} data-done={!isOpen(item) || undefined}>
      <Checkbox
        data-day-item
        radius="xl"
        size="md"
        checked={!isOpen(item)}
        disabled={!canEdit}
        aria-label={t('completeNamed', { name: subject })}
        onClick={(event: MouseEvent<HTMLInputElement>) => focusNear(event.currentTarget)}
        onChange={() => void toggle(item)}
      />
      <div className={classes.text}>
        <div className={classes.subject}>
          <Link to="/activities/$id" params={{ id: item.id }}>
            {subject}
          </Link>
          {item.priority === 'high' && (
            <IconFlagFilled size={14} className={classes.high} role="img" aria-label={t('day.high')} />
          )}
        </div>
        <div className={classes.detail}>
          <KindIcon kind={item.kind} size={14} />
          <span className="visually-hidden">{kind}</span>
          <When item={item} isLate={isLate} />
          {item.repeats === true && <IconRepeat size={13} role="img" aria-label={t('day.repeats')} />}
          {item.contactId != null && (
            <RecordLink recordType="contact" id={item.contactId} className={classes.who}>
              {item.contactName ?? '…'}
            </RecordLink>
          )}
          {item.accountId != null && (
            <RecordLink recordType="account" id={item.accountId} className={classes.who}>
              {item.accountName ?? '…'}
            </RecordLink>
          )}
          {item.leadId != null && (
            <RecordLink recordType="lead" id={item.leadId} className={classes.who}>
              {item.leadName ?? '…'}
            </RecordLink>
          )}
          {item.place && <span>{item.place}</span>}
        </div>
      </div>
    </li>
  );
}

function When({ item: { at, endsAt, allDay }, isLate = false }: DayRowProps) {
  const t = useTranslations('activities.day');
  const format = useValueFormatter();
  if (isLate) return <span className={classes.late}>{t('due', { when: format.dateTime(at) })}</span>;
  if (allDay === true) return <span>{t('allDay')}</span>;
  return <span>{endsAt == null ? format.time(at) : `${format.time(at)} – ${format.time(endsAt)}`}</span>;
}

function useToggle(): (item: DayRow) => Promise<void> {
  const client = useQueryClient();
  const { complete, reopen } = useActivityActions();
  return async (item) => {
    await client.cancelQueries({ queryKey: myDayQuery.queryKey });
    markInDay(client, item.id, isOpen(item) ? 'done' : 'open');
    const isSaved = await (isOpen(item) ? complete(item) : reopen(item));
    if (!isSaved) markInDay(client, item.id, item.status);
  };
}
