import { useLocale, useTimeZone } from 'use-intl';
import type { Address, CrmRecord, Email, FieldInfo, Money, Phone } from '../api/types';
import { createValueFormatter, phoneText, type ValueFormatter } from './format-value';
import { fieldValue, referenceLabel } from './field-value';
import { isEmptyValue } from './record-type';
import { useLabels, type Labels } from './use-labels';

const formatters = new Map<string, ValueFormatter>();

/** Making formatters costs milliseconds, and every cell of a grid needs them: one set per language and time zone. */
export function useValueFormatter(): ValueFormatter {
  const locale = formattingLocale(useLocale());
  const timeZone = useTimeZone() ?? 'UTC';
  const key = `${locale} ${timeZone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = createValueFormatter(locale, timeZone);
    formatters.set(key, formatter);
  }
  return formatter;
}

/** The interface speaks English; whether dates and numbers are British or American the browser knows. */
export function formattingLocale(language: string, wished: readonly string[] = navigator.languages): string {
  return wished.find((locale) => locale.split('-')[0] === language) ?? language;
}

export type FormatValue = (recordType: string, field: FieldInfo, value: unknown, label?: string | null) => string;

/** Any value as one line of text: for copying, for history, for what a screen reader says. */
export function useFormatValue(): FormatValue {
  const format = useValueFormatter();
  const labels = useLabels();
  return (recordType, field, value, label) =>
    isEmptyValue(value) ? '' : formatValue({ recordType, field, value, label: label ?? null, format, labels });
}

/** The same for a field of a record, whose reference labels come along. */
export function useFormatField(): (recordType: string, field: FieldInfo, record: CrmRecord) => string {
  const formatAny = useFormatValue();
  return (recordType, field, record) =>
    formatAny(
      recordType,
      field,
      fieldValue(record, field),
      field.kind === 'reference' ? referenceLabel(field, record) : null,
    );
}

type FormatInput = {
  recordType: string;
  field: FieldInfo;
  value: unknown;
  label: string | null;
  format: ValueFormatter;
  labels: Labels;
};

/** What a line of a checklist, somebody invited and a record it is about have in common: something to call them by. */
type ListedObject = { text?: string; name?: string; label?: string };

function formatValue({ recordType, field, value, label, format, labels }: FormatInput): string {
  switch (field.kind) {
    case 'choice':
      return labels.option(recordType, field, String(value));
    case 'multiChoice':
      return format.list((value as string[]).map((option) => labels.option(recordType, field, option)));
    case 'tags':
      return format.list(value as string[]);
    case 'emails':
      return format.list((value as Email[]).map((email) => email.address));
    case 'phones':
      return format.list((value as Phone[]).map(phoneText));
    case 'addresses':
      return (value as Address[]).map(format.address).join('; ');
    case 'date':
      return format.date(String(value));
    case 'dateTime':
      return format.dateTime(String(value));
    case 'number':
      return format.number(Number(value), field);
    case 'money':
      return format.money(value as Money);
    case 'boolean':
      return value === true ? labels.yes : labels.no;
    case 'reference':
      return label ?? String(value);
    case 'language':
      return format.language(String(value));
    case 'country':
      return format.country(String(value));
    case 'objects':
      return format.list((value as ListedObject[]).map((item) => item.text ?? item.name ?? item.label ?? '…'));
    case 'text':
    case 'longText':
    case 'url':
    case 'recurrence':
      return String(value);
  }
}
