import type { FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { fieldOf, isEditable } from '@/shared/metadata/record-type';

/** What one knows when somebody new turns up; all else is asked later, on the record's own page. */
const known: Record<string, readonly string[]> = {
  contact: ['givenName', 'familyName', 'emails', 'accountId'],
  account: ['name', 'domains'],
  activity: ['kind', 'subject', 'dueAt', 'contactId'],
  opportunity: ['name', 'accountId', 'amount', 'expectedCloseDate'],
};

const enough = 4;

/** Required fields always; of a type that names no others, the first columns of its list. */
export function quickCreateFields(type: RecordTypeInfo): FieldInfo[] {
  const named = known[type.name] ?? type.defaultColumns.slice(0, enough);
  const required = type.fields.filter((field) => field.required).map((field) => field.name);
  return [...new Set([...required, ...named])]
    .map((name) => fieldOf(type, name))
    .filter((field): field is FieldInfo => field !== undefined && isEditable(field));
}
