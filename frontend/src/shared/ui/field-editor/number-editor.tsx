import { Group, NumberInput, Select } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import type { Money } from '../../api/types';
import { inputProps, type EditorProps } from './editor-props';
import { defaultCurrency, rememberCurrency } from './currency';

/** Separators as the user's language writes them. */
function useSeparators(): { decimalSeparator: string; thousandSeparator: string } {
  const parts = new Intl.NumberFormat(useLocale(), { useGrouping: 'always' }).formatToParts(1234.5);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { decimalSeparator: of('decimal') || '.', thousandSeparator: of('group') };
}

export function NumberEditor(props: EditorProps) {
  const { draft, field, onChange } = props;
  const separators = useSeparators();
  return (
    <NumberInput
      {...inputProps(props)}
      decimalSeparator={separators.decimalSeparator}
      thousandSeparator={field.name.endsWith('Year') ? '' : separators.thousandSeparator}
      value={typeof draft.value === 'number' ? draft.value : ''}
      onChange={(value) => onChange({ value: value === '' ? null : Number(value) })}
      hideControls
    />
  );
}

export function MoneyEditor(props: EditorProps) {
  const { draft, onChange, label } = props;
  const t = useTranslations('record.editor');
  const separators = useSeparators();
  const money: Partial<Money> = draft.value ?? {};
  const currency = money.currency ?? defaultCurrency();
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <NumberInput
        {...inputProps(props)}
        {...separators}
        flex={1}
        value={money.amount ?? ''}
        // The currency stays chosen while the amount is typed anew.
        onChange={(value) => onChange({ value: value === '' ? { currency } : { amount: Number(value), currency } })}
        hideControls
      />
      <Select
        aria-label={t('currencyOf', { field: label })}
        w={92}
        data={Intl.supportedValuesOf('currency')}
        value={currency}
        searchable
        allowDeselect={false}
        limit={40}
        onChange={(value) => {
          if (value === null) return;
          rememberCurrency(value);
          onChange({ value: { ...(money.amount === undefined ? {} : { amount: money.amount }), currency: value } });
        }}
      />
    </Group>
  );
}
