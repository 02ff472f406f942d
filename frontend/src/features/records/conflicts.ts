import type { CrmRecord, FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue, referenceLabel } from '@/shared/metadata/field-value';
import { fieldOf, sameValue } from '@/shared/metadata/record-type';
import type { RecordPatch } from './record-api';

export type ConflictSide = 'mine' | 'theirs' | 'original';

export type SideValue = { value: unknown; label: string | null };

/** A field that two people changed, each to something else, and what it was before either did. */
export type FieldConflict = { field: FieldInfo } & Record<ConflictSide, SideValue>;

/**
 * The fields that both sides changed. Without any, sending the patch again on top of the current state keeps both
 * people's work.
 */
export function conflictsOf(
  type: RecordTypeInfo,
  patch: RecordPatch,
  base: CrmRecord,
  current: CrmRecord,
  mineLabels: Readonly<Record<string, string | null>> = {},
): FieldConflict[] {
  return Object.entries(patch).flatMap(([name, mine]) => {
    const field = fieldOf(type, name);
    if (!field) return [];
    const theirs = fieldValue(current, field);
    const original = fieldValue(base, field);
    if (sameValue(theirs, original) || sameValue(theirs, mine)) return [];
    const labelIn = (record: CrmRecord) => (field.kind === 'reference' ? referenceLabel(field, record) : null);
    return [
      {
        field,
        mine: { value: mine, label: mineLabels[name] ?? null },
        theirs: { value: theirs, label: labelIn(current) },
        original: { value: original, label: labelIn(base) },
      },
    ];
  });
}

/** What is left to send when the user has chosen: nothing of what stays as the other person has it. */
export function resolve(
  patch: RecordPatch,
  conflicts: readonly FieldConflict[],
  choices: Readonly<Record<string, ConflictSide>>,
): RecordPatch {
  const resolved = { ...patch };
  for (const { field, original } of conflicts) {
    const side = choices[field.name] ?? 'mine';
    if (side === 'theirs') delete resolved[field.name];
    if (side === 'original') resolved[field.name] = original.value;
  }
  return resolved;
}
