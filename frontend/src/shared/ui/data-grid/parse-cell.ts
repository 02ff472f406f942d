import type { FieldInfo } from '../../api/types';
import type { Labels } from '../../metadata/use-labels';
import { defaultCurrency } from '../field-editor/currency';
import { checkValue, normaliseValue, type DraftProblem, type FieldDraft } from '../field-editor/field-draft';

export type CellProblem = DraftProblem | 'unknownOption' | 'notPastable';
export type ParsedCell = { draft: FieldDraft } | { reference: string } | { problem: CellProblem };

type Reading = { recordType: string; labels: Labels; locale: string };

/** What a pasted text means for a field; a reference is named by its label, which is still to be looked up. */
export function parseCell(field: FieldInfo, text: string, reading: Reading): ParsedCell {
  const trimmed = text.trim();
  if (trimmed === '') return checked(field, null);
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'url':
      return checked(field, trimmed);
    case 'number':
      return checked(field, parseNumber(trimmed, reading.locale));
    case 'money':
      return checked(field, {
        amount: parseNumber(trimmed, reading.locale),
        currency: /\b[A-Z]{3}\b/.exec(trimmed)?.[0] ?? defaultCurrency(),
      });
    case 'date':
      return checked(field, parseDate(trimmed, reading.locale));
    case 'boolean':
      return parseBoolean(trimmed, reading.labels);
    case 'choice':
      return oneOption(field, trimmed, reading);
    case 'multiChoice':
      return someOptions(field, trimmed, reading);
    case 'tags':
      return checked(field, trimmed.split(/[,;]/));
    case 'emails':
      return checked(
        field,
        trimmed.split(/[,;\s]+/).map((address) => ({ address, label: 'work' })),
      );
    case 'phones':
      return checked(
        field,
        trimmed.split(/[,;]/).map((number) => ({ number, raw: number, label: 'work' })),
      );
    case 'reference':
      return { reference: trimmed };
    case 'country':
    case 'language':
      return /^[a-zA-Z-]{2,12}$/.test(trimmed) ? checked(field, trimmed) : { problem: 'unknownOption' };
    case 'addresses':
    case 'dateTime':
    case 'recurrence':
    case 'objects':
      return { problem: 'notPastable' };
  }
}

function checked(field: FieldInfo, value: unknown): ParsedCell {
  const problem = checkValue(field, value);
  return problem === undefined ? { draft: { value: normaliseValue(field, value) } } : { problem };
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** By its label in the reader's language, or by its name. */
function optionOf(field: FieldInfo, text: string, { recordType, labels }: Reading): string | undefined {
  const wanted = fold(text);
  return field.options?.find(
    (option) => fold(option) === wanted || fold(labels.option(recordType, field, option)) === wanted,
  );
}

function oneOption(field: FieldInfo, text: string, reading: Reading): ParsedCell {
  const option = optionOf(field, text, reading);
  return option === undefined ? { problem: 'unknownOption' } : checked(field, option);
}

function someOptions(field: FieldInfo, text: string, reading: Reading): ParsedCell {
  const options = text.split(/[,;]/).map((part) => optionOf(field, part, reading));
  return options.some((option) => option === undefined) ? { problem: 'unknownOption' } : checked(field, options);
}

function parseBoolean(text: string, labels: Labels): ParsedCell {
  const wanted = fold(text);
  if ([fold(labels.yes), 'yes', 'true', '1', 'x'].includes(wanted)) return { draft: { value: true } };
  if ([fold(labels.no), 'no', 'false', '0'].includes(wanted)) return { draft: { value: false } };
  return { problem: 'unknownOption' };
}

/** As the reader's language writes numbers, or as programs do; anything else is none. */
export function parseNumber(text: string, locale: string): number {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(12345.6);
  const decimal = parts.find((part) => part.type === 'decimal')?.value ?? '.';
  const group = parts.find((part) => part.type === 'group')?.value ?? ',';
  const digits = text.replace(/[^\d.,\-'\u00a0\u202f ]/g, '').replace(/[\u00a0\u202f ']/g, '');
  if (!/\d/.test(digits)) return NaN;
  if (digits.includes(decimal) || (group !== '.' && digits.includes(group)))
    return Number(digits.replaceAll(group, '').replace(decimal, '.'));
  // A single point in a language that groups with points: three digits behind it are thousands, others are decimals.
  return /^-?\d{1,3}(\.\d{3})+$/.test(digits) && group === '.' ? Number(digits.replaceAll('.', '')) : Number(digits);
}

/** ISO, or day and month in the order of the reader's language, also with the month's name. */
export function parseDate(text: string, locale: string): string {
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return text.slice(0, 10);
  const numbers = text.match(/\d+/g)?.map(Number) ?? [];
  const months = Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, month, 1)),
  );
  const named = months.findIndex((month) => fold(text).includes(fold(month).replace('.', '')) && /\p{L}/u.test(month));
  const order = new Intl.DateTimeFormat(locale)
    .formatToParts(0)
    .flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type] : []));
  const kept = named >= 0 && numbers.length === 2 ? order.filter((part) => part !== 'month') : order;
  if (numbers.length !== kept.length) return text;
  const part = (wanted: 'day' | 'month' | 'year') => numbers[kept.indexOf(wanted)] ?? 0;
  const month = kept.includes('month') ? part('month') : named + 1;
  const year = part('year') < 100 ? 2000 + part('year') : part('year');
  const date = new Date(Date.UTC(year, month - 1, part('day')));
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : text;
}
