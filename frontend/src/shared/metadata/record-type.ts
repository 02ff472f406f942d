import type { CrmRecord, FieldInfo, FieldKind, Metadata, RecordTypeInfo } from '../api/types';

export function fieldOf(type: RecordTypeInfo, name: string): FieldInfo | undefined {
  return type.fields.find((field) => field.name === name);
}

export function recordLabel(type: RecordTypeInfo, record: CrmRecord): string {
  const label = record[type.labelField];
  return typeof label === 'string' ? label : '';
}

export function isEmptyValue(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Values are plain JSON: two are the same when they say the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (isEmptyValue(a) && isEmptyValue(b)) return true;
  return stableJson(a) === stableJson(b);
}

/** The server may order an object's members differently than an editor does. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const listKinds: ReadonlySet<FieldKind> = new Set(['emails', 'phones', 'addresses', 'tags', 'multiChoice']);

/** Kinds whose values are lists; for conditions, "is" then means "has". */
export function isListKind(kind: FieldKind): boolean {
  return listKinds.has(kind);
}

export function isNumberKind(kind: FieldKind): boolean {
  return kind === 'number' || kind === 'money';
}

export function sectionsOf(type: RecordTypeInfo): { name: string; fields: FieldInfo[] }[] {
  return type.sections
    .map((name) => ({ name, fields: type.fields.filter((field) => field.section === name) }))
    .filter((section) => section.fields.length > 0);
}

/** Lists of objects that have an editor. */
const editedLists: ReadonlySet<string> = new Set(['checklist', 'attendees']);

/** What a person can change by hand. */
export function isEditable(field: FieldInfo): boolean {
  return !field.readOnly && (field.kind !== 'objects' || editedLists.has(field.name));
}

/** Two letters for an avatar; of a Chinese, Japanese or Korean name the first character, which says most. */
export function initialsOf(label: string): string {
  const words = label
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (first === undefined) return '?';
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(first))
    return firstLetter(first);
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return (firstLetter(first) + (last === undefined ? '' : firstLetter(last))).toUpperCase();
}

function firstLetter(word: string): string {
  return /[\p{L}\p{N}]/u.exec(word)?.[0] ?? '';
}

/** Which field gives records of the type their name. */
export function labelFieldOf(metadata: Metadata, recordType: string): string | undefined {
  return metadata.recordTypes.find(({ name }) => name === recordType)?.labelField;
}
