import { Chip, Group, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import {
  everyWeek,
  formatRecurrence,
  frequencies,
  parseRecurrence,
  weekdayName,
  weekdays,
  type Frequency,
  type Recurrence,
} from './recurrence';

type RecurrenceEditorProps = {
  rule: string | null;
  label: string;
  hideLabel?: boolean;
  onChange: (rule: string | null) => void;
};

const fewTimes = 10;
const ends = ['never', 'until', 'count'] as const;

/** How often something comes again, in the words of people; a rule that says more is left as it is. */
export function RecurrenceEditor({ rule, label, hideLabel = false, onChange }: RecurrenceEditorProps) {
  const t = useTranslations('activities.recurrence');
  const parsed = rule === null || rule === '' ? undefined : parseRecurrence(rule);
  const isOwn = rule !== null && rule !== '' && parsed === undefined;
  const choose = (value: string) => {
    if (value === 'none') onChange(null);
    else if (value !== 'own') onChange(formatRecurrence({ ...(parsed ?? everyWeek), frequency: value as Frequency }));
  };
  const choices = ['none', ...frequencies, ...(isOwn ? ['own'] : [])];
  return (
    <Stack gap="xs">
      <NativeSelect
        {...(hideLabel ? { 'aria-label': label } : { label })}
        data={choices.map((value) => ({ value, label: t('frequency', { frequency: value }) }))}
        value={parsed?.frequency ?? (isOwn ? 'own' : 'none')}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {isOwn && <TextInput label={t('rule')} value={rule} onChange={(event) => onChange(event.currentTarget.value)} />}
      {parsed && <Parts recurrence={parsed} onChange={(next) => onChange(formatRecurrence(next))} />}
    </Stack>
  );
}

type PartsProps = { recurrence: Recurrence; onChange: (recurrence: Recurrence) => void };

function Parts({ recurrence, onChange }: PartsProps) {
  const t = useTranslations('activities.recurrence');
  const locale = useLocale();
  const daysId = useId();
  const { until, count, ...endless } = recurrence;
  const end = until === undefined ? (count === undefined ? 'never' : 'count') : 'until';
  return (
    <>
      {recurrence.frequency === 'WEEKLY' && (
        <div role="group" aria-labelledby={daysId}>
          <span id={daysId} className="visually-hidden">
            {t('days')}
          </span>
          <Chip.Group multiple value={recurrence.days} onChange={(days) => onChange({ ...recurrence, days })}>
            <Group gap={6}>
              {weekdays.map((day) => (
                <Chip key={day} value={day} size="xs">
                  {weekdayName(day, locale, 'short')}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </div>
      )}
      <Group gap="sm" align="flex-end">
        <NumberInput
          label={t('interval')}
          min={1}
          max={99}
          w={150}
          value={recurrence.interval}
          onChange={(value) => onChange({ ...recurrence, interval: Math.max(1, Number(value) || 1) })}
        />
        <NativeSelect
          label={t('ends')}
          data={ends.map((value) => ({ value, label: t(`end.${value}`) }))}
          value={end}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const today = new Date().toISOString().slice(0, 10);
            onChange({
              ...endless,
              ...(value === 'until' ? { until: today } : value === 'count' ? { count: fewTimes } : {}),
            });
          }}
        />
        {end === 'until' && (
          <TextInput
            type="date"
            label={t('until')}
            value={until ?? ''}
            onChange={(event) =>
              event.currentTarget.value !== '' && onChange({ ...endless, until: event.currentTarget.value })
            }
          />
        )}
        {end === 'count' && (
          <NumberInput
            label={t('count')}
            min={1}
            max={999}
            w={150}
            value={count ?? fewTimes}
            onChange={(value) => onChange({ ...endless, count: Math.max(1, Number(value) || 1) })}
          />
        )}
      </Group>
    </>
  );
}
