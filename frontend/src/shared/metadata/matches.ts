import type { Address, Condition, CrmRecord, Email, FieldInfo, Money, Phone, RecordTypeInfo } from '../api/types';
import { fold } from '../lib/fold';
import { fieldValue, isCustomName, nested } from './field-value';

type Comparable = string | number | boolean;

/**
 * Does the record meet the condition? As the server answers it: texts compare without case and accents, lists are asked
 * whether they have a value, "is not" holds for what is empty, and an empty group for everything.
 */
export function matches(condition: Condition, record: CrmRecord): boolean {
  if ('all' in condition) return condition.all.every((part) => matches(part, record));
  if ('any' in condition) return condition.any.length === 0 || condition.any.some((part) => matches(part, record));
  const { field, op, value } = condition;
  const values = valuesAt(record, field);
  const wanted = (Array.isArray(value) ? value : [value]).flatMap(comparable);
  const [first] = wanted;
  switch (op) {
    case 'isNull':
      return (values.length === 0) === (value === true || value === 'true');
    case 'eq':
    case 'in':
      return values.some((each) => wanted.includes(each));
    case 'ne':
      return first === undefined || !values.includes(first);
    case 'contains':
      return first !== undefined && values.some((each) => String(each).includes(String(first)));
    case 'startsWith':
      return first !== undefined && values.some((each) => String(each).startsWith(String(first)));
    case 'gt':
      return first !== undefined && values.some((each) => each > first);
    case 'gte':
      return first !== undefined && values.some((each) => each >= first);
    case 'lt':
      return first !== undefined && values.some((each) => each < first);
    case 'lte':
      return first !== undefined && values.some((each) => each <= first);
  }
}

/** A field that depends on another shows only while that one has the right value. */
export function isVisible(field: FieldInfo, record: CrmRecord): boolean {
  return field.visibleWhen == null || matches(field.visibleWhen, record);
}

/** Fields that decide whether others show: whoever asks for those must ask for these too. */
export function fieldsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsIn);
  if ('any' in condition) return condition.any.flatMap(fieldsIn);
  return [condition.field];
}

/** A record that is only being put together: what a form knows of it so far. */
export function draftRecord(type: RecordTypeInfo, values: Readonly<Record<string, unknown>>): CrmRecord {
  const all = type.fields.map((field) => [field.name, values[field.name] ?? field.default ?? null] as const);
  return nested(Object.fromEntries(all)) as CrmRecord;
}

function valuesAt(record: CrmRecord, path: string): Comparable[] {
  const whole = fieldValue(record, { name: path });
  if (isCustomName(path) || whole !== undefined) return comparable(whole);
  const [name = '', part = ''] = path.split('.');
  const items = fieldValue(record, { name });
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: Address) => comparable(item[part as keyof Address]));
}

/** What of a value is compared: the amount of money, the address of an email, each item of a list. */
function comparable(value: unknown): Comparable[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap(comparable);
  if (typeof value === 'number' || typeof value === 'boolean') return [value];
  if (typeof value === 'string') return [fold(value)];
  if (typeof value !== 'object') return [];
  if ('amount' in value) return comparable((value as Money).amount);
  if ('address' in value) return comparable((value as Email).address);
  if ('number' in value) return comparable((value as Phone).number);
  if ('city' in value) return comparable((value as Address).city);
  return [];
}
