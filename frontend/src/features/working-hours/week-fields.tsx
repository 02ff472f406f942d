import { ActionIcon, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { days, endTime, isSound, shownTime, withSpan, type Span } from './hours-model';
import classes from './hours.module.css';

type WeekFieldsProps = { week: Span[]; isChecked: boolean; onChange: (week: Span[]) => void };

/** From when until when each day; a day without times is free. */
export function WeekFields({ week, isChecked, onChange }: WeekFieldsProps) {
  const t = useTranslations('workingHours');
  const change = (span: Span, part: Partial<Span>) =>
    onChange(week.map((each) => (each === span ? { ...each, ...part } : each)));
  return (
    <>
      <ul className={classes.week}>
        {days.map((day) => {
          const name = t(`days.${day}`);
          const spans = week.filter((span) => span.day === day);
          return (
            <li key={day}>
              <span className={classes.day}>{name}</span>
              {spans.length === 0 && (
                <Text size="sm" c="dimmed">
                  {t('free')}
                </Text>
              )}
              {spans.map((span, index) => (
                <span key={`${day} ${index}`} className={classes.span}>
                  <TextInput
                    size="xs"
                    type="time"
                    aria-label={t('fromOf', { day: name })}
                    value={shownTime(span.from)}
                    onChange={(event) => change(span, { from: event.currentTarget.value })}
                  />
                  –
                  <TextInput
                    size="xs"
                    type="time"
                    aria-label={t('toOf', { day: name })}
                    value={shownTime(span.to)}
                    onChange={(event) => change(span, { to: endTime(event.currentTarget.value) })}
                  />
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('removeTime', { day: name, from: span.from })}
                    onClick={() => onChange(week.filter((each) => each !== span))}
                  >
                    <IconX size={15} />
                  </ActionIcon>
                </span>
              ))}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('addTime', { day: name })}
                disabled={spans.at(-1)?.to === '24:00' || spans.length >= 10}
                onClick={() => onChange(withSpan(week, day))}
              >
                <IconPlus size={15} />
              </ActionIcon>
            </li>
          );
        })}
      </ul>
      {isChecked && !isSound(week) && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t('weekWrong')}
        </Text>
      )}
    </>
  );
}
