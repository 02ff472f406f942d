import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { durations, outcomes, type Draft } from './composer-model';

type MeetingFieldsProps = { draft: Draft; hasEnd: boolean; onChange: (changes: Partial<Draft>) => void };

/** How long and where; until when may stand in the text already. */
export function MeetingFields({ draft, hasEnd, onChange }: MeetingFieldsProps) {
  const t = useTranslations('activities.composer');
  const tFields = useTranslations('fields.activity');
  return (
    <>
      {!hasEnd && (
        <NativeSelect
          size="xs"
          aria-label={t('minutes')}
          data={durations.map((minutes) => ({ value: minutes, label: t('duration', { minutes }) }))}
          value={draft.minutes}
          onChange={(event) => onChange({ minutes: event.currentTarget.value })}
        />
      )}
      <TextInput
        size="xs"
        flex="1 1 120px"
        aria-label={tFields('place')}
        placeholder={tFields('place')}
        maxLength={300}
        value={draft.place}
        onChange={(event) => onChange({ place: event.currentTarget.value })}
      />
    </>
  );
}

export function CallOutcome({ value, onChange }: { value: string; onChange: (outcome: string) => void }) {
  const tFields = useTranslations('fields.activity');
  const tOptions = useTranslations('options.activity.outcome');
  return (
    <NativeSelect
      size="xs"
      aria-label={tFields('outcome')}
      data={outcomes.map((outcome) => ({ value: outcome, label: tOptions(outcome) }))}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
