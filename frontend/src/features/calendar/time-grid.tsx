import { useEffect, useRef } from 'react';
import { useLocale, useNow, useTranslations } from 'use-intl';
import type { DayItem } from '@/shared/activities/activity-types';
import { formattingLocale } from '@/shared/metadata/use-format';
import { CalendarItem } from './calendar-item';
import { dayOf, instantAt, itemsOn, midnight, place, sameTimeOn, type Day } from './calendar-model';
import classes from './calendar.module.css';
import { dropHandlers } from './use-drop';

type GridProps = {
  days: readonly Day[];
  items: readonly DayItem[];
  hintId: string;
  onMove: (item: DayItem, to: Date) => void;
};

const hourHeight = 48;
const firstHour = 7;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** A day or a week by the hour. */
export function TimeGrid({ days, items, hintId, onMove }: GridProps) {
  const t = useTranslations('activities.calendar');
  const locale = formattingLocale(useLocale());
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => scroller.current?.scrollTo({ top: firstHour * hourHeight }), []);
  const hourName = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const columns = { '--days': days.length };
  return (
    <div className={classes.grid} style={columns as never}>
      <div className={classes.head}>
        <span />
        {days.map((day) => (
          <DayHead key={day} day={day} />
        ))}
      </div>
      <div className={classes.allDay}>
        <span className={classes.hour}>{t('allDay')}</span>
        {days.map((day) => (
          <div
            key={day}
            className={classes.allDayCell}
            {...dropHandlers(
              items,
              ({ item }) => item.allDay === true && onMove(item, sameTimeOn(day, new Date(item.at))),
            )}
          >
            {itemsOn(items, day)
              .filter(({ allDay }) => allDay === true)
              .map((item) => (
                <CalendarItem key={`${item.id} ${item.at}`} item={item} hintId={hintId} onMove={onMove} />
              ))}
          </div>
        ))}
      </div>
      {/* What scrolls must be reachable by keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.scroller} ref={scroller} tabIndex={0} role="region" aria-label={t('title')}>
        <div className={classes.hours} style={{ blockSize: 24 * hourHeight }}>
          <div aria-hidden>
            {hours.map((hour) => (
              <span key={hour} className={classes.hour} style={{ blockSize: hourHeight }}>
                {hour === 0 ? '' : hourName.format(new Date(2024, 0, 1, hour))}
              </span>
            ))}
          </div>
          {days.map((day) => (
            <DayColumn key={day} day={day} items={items} hintId={hintId} onMove={onMove} />
          ))}
        </div>
      </div>
    </div>
  );
}

function DayHead({ day }: { day: Day }) {
  const locale = formattingLocale(useLocale());
  const isToday = day === dayOf(useNow());
  return (
    <span className={classes.dayHead} data-today={isToday || undefined} aria-current={isToday ? 'date' : undefined}>
      {new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric' }).format(midnight(day))}
    </span>
  );
}

function DayColumn({ day, items, hintId, onMove }: Omit<GridProps, 'days'> & { day: Day }) {
  const now = useNow({ updateInterval: 60_000 });
  const drop = dropHandlers(items, ({ item, grabbed, event }) => {
    const top = event.clientY - event.currentTarget.getBoundingClientRect().top - grabbed;
    onMove(item, instantAt(day, (top / hourHeight) * 60));
  });
  return (
    <div className={classes.dayColumn} {...drop}>
      {day === dayOf(now) && (
        <span
          className={classes.now}
          style={{ insetBlockStart: ((now.getHours() * 60 + now.getMinutes()) / 60) * hourHeight }}
        />
      )}
      {place(itemsOn(items, day)).map(({ item, top, height, column, columns }) => (
        <CalendarItem
          key={`${item.id} ${item.at}`}
          item={item}
          hintId={hintId}
          onMove={onMove}
          isShort={height < 40}
          style={{
            position: 'absolute',
            insetBlockStart: (top / 60) * hourHeight,
            blockSize: (height / 60) * hourHeight - 2,
            insetInlineStart: `${(column / columns) * 100}%`,
            inlineSize: `calc(${100 / columns}% - 3px)`,
          }}
        />
      ))}
    </div>
  );
}
