import { Link } from '@tanstack/react-router';
import { useLocale, useNow, useTranslations } from 'use-intl';
import type { DayItem } from '@/shared/activities/activity-types';
import { formattingLocale, useValueFormatter } from '@/shared/metadata/use-format';
import { CalendarItem } from './calendar-item';
import { dayOf, itemsOn, midnight, sameTimeOn, type Day } from './calendar-model';
import classes from './calendar.module.css';
import { dropHandlers } from './use-drop';

type MonthGridProps = {
  day: Day;
  days: readonly Day[];
  items: readonly DayItem[];
  hintId: string;
  user: string | undefined;
  onMove: (item: DayItem, to: Date) => void;
};

const shownPerDay = 3;

/** A month by its weeks; a day that holds more says how much, and opens. */
export function MonthGrid({ day: shown, days, items, hintId, user, onMove }: MonthGridProps) {
  const t = useTranslations('activities');
  const format = useValueFormatter();
  const weekday = new Intl.DateTimeFormat(formattingLocale(useLocale()), { weekday: 'short' });
  const today = dayOf(useNow());
  return (
    <div className={classes.month}>
      {days.slice(0, 7).map((day) => (
        <span key={day} className={classes.weekday} aria-hidden>
          {weekday.format(midnight(day))}
        </span>
      ))}
      {days.map((day) => {
        const ofDay = itemsOn(items, day);
        const rest = ofDay.length - shownPerDay;
        return (
          <section
            key={day}
            className={classes.cell}
            aria-label={`${format.date(day)}: ${t('day.count', { count: ofDay.length })}`}
            data-other={day.slice(0, 7) !== shown.slice(0, 7) || undefined}
            {...dropHandlers(items, ({ item }) => onMove(item, sameTimeOn(day, new Date(item.at))))}
          >
            <Link
              to="/calendar"
              search={{ view: 'day', date: day, ...(user === undefined ? {} : { user }) }}
              className={classes.date}
              aria-label={format.date(day)}
              aria-current={day === today ? 'date' : undefined}
            >
              {midnight(day).getDate()}
            </Link>
            <span className={classes.dots} aria-hidden>
              {ofDay.slice(0, 4).map((item) => (
                <i key={`${item.id} ${item.at}`} />
              ))}
            </span>
            <div className={classes.cellItems}>
              {ofDay.slice(0, shownPerDay).map((item) => (
                <CalendarItem key={`${item.id} ${item.at}`} item={item} hintId={hintId} onMove={onMove} />
              ))}
              {rest > 0 && (
                <Link
                  to="/calendar"
                  search={{ view: 'day', date: day, ...(user === undefined ? {} : { user }) }}
                  className={classes.more}
                >
                  {t('calendar.more', { count: rest })}
                </Link>
              )}
            </div>
          </section>
        );
      })}
    </div>
  );
}
