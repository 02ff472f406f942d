import { Link } from '@tanstack/react-router';
import { useLocale, useTranslations } from 'use-intl';
import type { MyDay } from '@/shared/activities/activity-types';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { barHeights } from './day-model';
import classes from './my-day.module.css';

/** How full the days to come are: bars for the eye, sentences for everybody else. */
export function NextWeek({ days }: { days: MyDay['next7'] }) {
  const t = useTranslations('activities.day');
  const format = useValueFormatter();
  const weekday = new Intl.DateTimeFormat(useLocale(), { weekday: 'short', timeZone: 'UTC' });
  if (days.every(({ count = 0 }) => count === 0)) return <p className={classes.freeWeek}>{t('freeWeek')}</p>;
  const heights = barHeights(days.map(({ count = 0 }) => count));
  return (
    <ol className={classes.week}>
      {days.map(({ date = '', count = 0 }, index) => (
        <li key={date}>
          <Link
            to="/calendar"
            search={{ view: 'day', date }}
            className={classes.weekday}
            title={`${format.date(date)}: ${t('count', { count })}`}
          >
            <span className={classes.barCount} aria-hidden>
              {count || ''}
            </span>
            <span className={classes.barPlace} aria-hidden>
              <span className={classes.bar} style={{ blockSize: `${heights[index] ?? 0}%` }} />
            </span>
            <span aria-hidden>{weekday.format(new Date(`${date}T00:00:00Z`))}</span>
            <span className="visually-hidden">{`${format.date(date)}: ${t('count', { count })}`}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
