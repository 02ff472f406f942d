import { Link } from '@tanstack/react-router';
import type { CSSProperties, DragEvent, KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import type { DayItem } from '@/shared/activities/activity-types';
import { KindIcon } from '@/shared/activities/kind-icon';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { movedByKey } from './calendar-model';
import classes from './calendar.module.css';

type CalendarItemProps = {
  item: DayItem;
  style?: CSSProperties;
  /** With room for one line. */
  isShort?: boolean;
  /** Where keys are explained. */
  hintId: string;
  onMove: (item: DayItem, to: Date) => void;
};

export const dragType = 'application/x-crm-activity';

/** One thing in the calendar: opens, is dragged, and moves by keys. */
export function CalendarItem({ item, style, isShort = false, hintId, onMove }: CalendarItemProps) {
  const t = useTranslations('activities');
  const format = useValueFormatter();
  const canMove = useCan('activities.edit') && item.repeats !== true && item.status === 'open';
  const handleKey = (event: KeyboardEvent) => {
    const to = event.shiftKey && canMove ? movedByKey(event.key, item.at) : undefined;
    if (!to) return;
    event.preventDefault();
    onMove(item, to);
  };
  const startDrag = (event: DragEvent<HTMLElement>) => {
    const grabbed = event.clientY - event.currentTarget.getBoundingClientRect().top;
    event.dataTransfer.setData(dragType, JSON.stringify({ id: item.id, at: item.at, grabbed }));
    event.dataTransfer.effectAllowed = 'move';
  };
  const time = item.allDay === true ? '' : format.time(item.at);
  return (
    <Link
      to="/activities/$id"
      params={{ id: item.id }}
      className={classes.item}
      style={style}
      data-kind={item.kind}
      data-done={item.status !== 'open' || undefined}
      data-item={item.id}
      data-short={isShort || undefined}
      draggable={canMove}
      aria-describedby={canMove ? hintId : undefined}
      title={item.repeats === true ? t('calendar.repeating') : undefined}
      onKeyDown={handleKey}
      onDragStart={startDrag}
    >
      <KindIcon kind={item.kind} size={13} />
      <span className={classes.itemText}>
        {time !== '' && <span className={classes.time}>{time} </span>}
        {item.subject || t('day.untitled')}
        {item.contactName != null && <span className={classes.with}> · {item.contactName}</span>}
      </span>
    </Link>
  );
}
