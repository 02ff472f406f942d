import { Group, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { FieldInfo } from '../../api/types';
import { formatOffset, namedDays, parseRelative, units, type Unit } from './relative-date';

type DateValueProps = { field: FieldInfo; label: string; value: unknown; onChange: (value: unknown) => void };

type Mode = 'day' | 'ago' | 'ahead' | (typeof namedDays)[number];

/** A day of the calendar, or one that moves with it: a saved view then stays true. */
export function DateValue({ field, label, value, onChange }: DateValueProps) {
  const t = useTranslations('grid.filter.dates');
  const relative = parseRelative(value);
  const mode: Mode =
    relative === undefined ? 'day' : relative.kind === 'named' ? relative.day : relative.amount < 0 ? 'ago' : 'ahead';
  const offset = relative?.kind === 'offset' ? relative : { amount: -30, unit: 'd' as Unit };
  const sign = mode === 'ahead' ? 1 : -1;
  const choose = (next: Mode) => {
    if (next === 'day') onChange(null);
    else if (next === 'ago') onChange(formatOffset(-Math.abs(offset.amount), offset.unit));
    else if (next === 'ahead') onChange(formatOffset(Math.abs(offset.amount), offset.unit));
    else onChange(next);
  };
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <NativeSelect
        aria-label={t('mode')}
        flex={1}
        data={(['day', 'ago', 'ahead', ...namedDays] as const).map((each) => ({ value: each, label: t(each) }))}
        value={mode}
        onChange={(event) => choose(event.currentTarget.value as Mode)}
      />
      {mode === 'day' && <Day field={field} label={label} value={value} onChange={onChange} />}
      {(mode === 'ago' || mode === 'ahead') && (
        <>
          <NumberInput
            aria-label={label}
            w={64}
            min={0}
            max={9999}
            allowDecimal={false}
            allowNegative={false}
            hideControls
            value={Math.abs(offset.amount)}
            onChange={(amount) => onChange(formatOffset(sign * Number(amount), offset.unit))}
          />
          <NativeSelect
            aria-label={t('unit')}
            w={104}
            data={units.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
            value={offset.unit}
            onChange={(event) => onChange(formatOffset(offset.amount, event.currentTarget.value as Unit))}
          />
        </>
      )}
    </Group>
  );
}

/** Of an instant, the day begins where the user is. */
function Day({ field, label, value, onChange }: DateValueProps) {
  const isInstant = field.kind === 'dateTime';
  const text = typeof value === 'string' ? value : '';
  const day = isInstant && text !== '' ? new Intl.DateTimeFormat('en-CA').format(new Date(text)) : text;
  const change = (next: string) => {
    const start = new Date(`${next}T00:00:00`);
    if (Number.isNaN(start.getTime())) onChange(null);
    else onChange(isInstant ? start.toISOString() : next);
  };
  return (
    <TextInput
      aria-label={label}
      type="date"
      flex={1}
      max="9999-12-31"
      defaultValue={day}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
