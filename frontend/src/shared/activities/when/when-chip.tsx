import { Button, CloseButton, Group, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocale, useTimeZone, useTranslations } from 'use-intl';
import { formattingLocale } from '../../metadata/use-format';
import { fromWallClock, toWallClock } from '../../lib/zoned-time';

type WhenChipProps = {
  value: Date | undefined;
  /** What the button says while there is none. */
  empty: string;
  onChange: (value: Date | null) => void;
};

/** The time that was understood, to look at, to change and to take away; understood anew it is told. */
export function WhenChip({ value, empty, onChange }: WhenChipProps) {
  const t = useTranslations('activities.composer');
  const locale = formattingLocale(useLocale());
  const timeZone = useTimeZone() ?? 'UTC';
  const [isEditing, setEditing] = useState(false);
  const when = value && momentOf(value, locale, timeZone);
  return (
    <Group gap={4} wrap="nowrap">
      {isEditing ? (
        <TextInput
          type="datetime-local"
          size="xs"
          aria-label={t('when')}
          max="9999-12-31T23:59"
          // Opened by the user's own key or click: the focus belongs here.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={value ? toWallClock(value.toISOString(), timeZone) : ''}
          onChange={(event) => {
            const instant = fromWallClock(event.currentTarget.value, timeZone);
            onChange(instant === null ? null : new Date(instant));
          }}
          onBlur={() => setEditing(false)}
        />
      ) : (
        <Button
          size="compact-sm"
          variant={when === undefined ? 'subtle' : 'light'}
          leftSection={<IconCalendar size={15} />}
          aria-label={when === undefined ? undefined : t('changeWhen', { when })}
          onClick={() => setEditing(true)}
        >
          {when ?? empty}
        </Button>
      )}
      {value && !isEditing && <CloseButton size="sm" aria-label={t('noWhen')} onClick={() => onChange(null)} />}
      <span className="visually-hidden" role="status">
        {when === undefined ? '' : t('understood', { when })}
      </span>
    </Group>
  );
}

function momentOf(value: Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(value);
}
