import type { FieldInfo, RecordTypeInfo } from '../api/types';

export type ReadOnlyReason = 'formula' | 'system' | 'derived' | 'rights';

/** Fields that follow from others by declaration: a contact's whole name, the team of its owner. */
const derived: ReadonlySet<string> = new Set(['displayName', 'teamId']);

/** Why nobody, or this user, can change the field; undefined when it can be changed. */
export function readOnlyReason(type: RecordTypeInfo, field: FieldInfo): ReadOnlyReason | undefined {
  if (!field.readOnly) return undefined;
  if (field.formula) return 'formula';
  if (field.section === 'system') return 'system';
  if (derived.has(field.name) && (field.name !== 'displayName' || type.labelField === field.name)) return 'derived';
  return 'rights';
}
