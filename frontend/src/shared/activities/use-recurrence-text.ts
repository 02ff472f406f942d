import { useLocale, useTranslations } from 'use-intl';
import { useValueFormatter } from '../metadata/use-format';
import { parseRecurrence, weekdayName } from './recurrence';

/** A rule in words: "Every 2 weeks on Mon, Wed, until 31 Mar 2027"; one that says more than words know stays as it is. */
export function useRecurrenceText(): (rule: string) => string {
  const t = useTranslations('activities.recurrence');
  const format = useValueFormatter();
  const locale = useLocale();
  return (rule) => {
    const parsed = parseRecurrence(rule);
    if (!parsed) return rule;
    const { frequency, interval, days, until, count } = parsed;
    const names = days.map((day) => weekdayName(day, locale, 'short'));
    const every = [
      t('every', { frequency, interval }),
      ...(days.length > 0 ? [t('onDays', { days: format.list(names) })] : []),
    ];
    return [
      every.join(' '),
      ...(until === undefined ? [] : [t('untilDay', { day: format.date(until) })]),
      ...(count === undefined ? [] : [t('times', { count })]),
    ].join(', ');
  };
}
