import type { CrmRecord, FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue, referenceLabel } from '@/shared/metadata/field-value';
import { fieldOf, sameValue } from '@/shared/metadata/record-type';
import type { RecordPatch } from './record-api';

export type FieldConflict = {
  field: FieldInfo;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  theirsLabel: string | null;
};

/**
 * The fields that both sides changed, each to something else. Without any, sending the patch again on top of the
 * current state keeps both people's work.
 */
export function conflictsOf(
  type: RecordTypeInfo,
  patch: RecordPatch,
  base: RecordPatch,
  current: CrmRecord,
): FieldConflict[] {
  return Object.entries(patch).flatMap(([name, mine]) => {
    const field = fieldOf(type, name);
    if (!field) return [];
    const theirs = fieldValue(current, field);
    if (sameValue(theirs, base[name]) || sameValue(theirs, mine)) return [];
    const label = field.kind === 'reference' ? referenceLabel(field, current) : null;
    return [{ field, base: base[name], mine, theirs, theirsLabel: label }];
  });
}

/** What is left to send when the user has chosen: their own values, without those they gave up. */
export function withoutFields(patch: RecordPatch, fields: readonly string[]): RecordPatch {
  return Object.fromEntries(Object.entries(patch).filter(([name]) => !fields.includes(name)));
}
