import type { CrmRecord, FieldInfo } from '../api/types';

type Named = Pick<FieldInfo, 'name'>;

const customPrefix = 'custom.';

/** Fields an administrator has added are named `custom.<key>` everywhere; in a record they stand under `custom`. */
export function isCustomName(name: string): boolean {
  return name.startsWith(customPrefix);
}

function keyOf(name: string): string {
  return name.slice(customPrefix.length);
}

function customOf(record: Record<string, unknown>): Record<string, unknown> {
  const { custom } = record;
  return custom !== null && typeof custom === 'object' ? (custom as Record<string, unknown>) : {};
}

/** A field's value, wherever in the record it stands. */
export function fieldValue(record: Record<string, unknown>, field: Named): unknown {
  return isCustomName(field.name) ? customOf(record)[keyOf(field.name)] : record[field.name];
}

/** A reference `accountId` comes with its label beside it as `accountName`, a custom one with its key and "Name". */
export function labelMemberOf(field: Named): string {
  return isCustomName(field.name) ? `${field.name}Name` : `${field.name.replace(/Id$/, '')}Name`;
}

export function referenceLabel(field: Named, record: CrmRecord): string | null {
  const label = fieldValue(record, { name: labelMemberOf(field) });
  return typeof label === 'string' && label !== '' ? label : null;
}

/** The record with another value of a field, and its label if it is a reference. */
export function withFieldValue(
  record: CrmRecord,
  field: Pick<FieldInfo, 'name' | 'kind'>,
  value: unknown,
  label: string | null = null,
): CrmRecord {
  const members = nested({
    [field.name]: value,
    ...(field.kind === 'reference' ? { [labelMemberOf(field)]: label } : {}),
  });
  const custom = members.custom === undefined ? {} : { custom: { ...customOf(record), ...customOf(members) } };
  return { ...record, ...members, ...custom };
}

/** Values by field name as the API takes them: those of custom fields below `custom`. */
export function nested(values: Record<string, unknown>): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    if (isCustomName(name)) custom[keyOf(name)] = value;
    else plain[name] = value;
  }
  return Object.keys(custom).length > 0 ? { ...plain, custom } : plain;
}

/** The field that a path in a problem is about: `emails[0].address` is about emails, `custom.tier` about itself. */
export function fieldNameOfPath(path: string): string {
  const [first = path, second] = path.split(/[.[]/);
  return first === 'custom' && second !== undefined ? `${customPrefix}${second}` : first;
}
