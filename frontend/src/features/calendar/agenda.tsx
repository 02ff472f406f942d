import { Text } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import type { DayItem } from '@/shared/activities/activity-types';
import { formattingLocale } from '@/shared/metadata/use-format';
import { CalendarItem } from './calendar-item';
import { itemsOn, midnight, type Day } from './calendar-model';
import classes from './calendar.module.css';

type AgendaProps = {
  days: readonly Day[];
  items: readonly DayItem[];
  hintId: string;
  onMove: (item: DayItem, to: Date) => void;
};

/** On a phone: one day below the other, those with nothing left out. */
export function Agenda({ days, items, hintId, onMove }: AgendaProps) {
  const t = useTranslations('activities.calendar');
  const locale = formattingLocale(useLocale());
  const heading = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const filled = days.map((day) => ({ day, ofDay: itemsOn(items, day) })).filter(({ ofDay }) => ofDay.length > 0);
  if (filled.length === 0) return <Text c="dimmed">{t('empty')}</Text>;
  return filled.map(({ day, ofDay }) => (
    <section key={day} className={classes.agendaDay} aria-label={heading.format(midnight(day))}>
      <h2 className={classes.agendaTitle}>{heading.format(midnight(day))}</h2>
      {ofDay.map((item) => (
        <CalendarItem key={`${item.id} ${item.at}`} item={item} hintId={hintId} onMove={onMove} />
      ))}
    </section>
  ));
}
