import type { CrmRecord, FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue } from '@/shared/metadata/field-value';
import { fieldOf, isListKind, sameValue } from '@/shared/metadata/record-type';
import type { MergeConflict, MergePreview } from './merge-api';

export type DistinctValue = { recordId: string; recordIds: string[]; value: unknown; label: string | null };
export type FieldChoice = { field: FieldInfo; values: DistinctValue[] };

/** For each field, the values to choose from; records that say the same are one choice. */
export function choicesOf(type: RecordTypeInfo, conflicts: readonly MergeConflict[]): FieldChoice[] {
  return conflicts.flatMap(({ field: name, values }) => {
    const field = fieldOf(type, name);
    if (!field || field.readOnly) return [];
    const distinct: DistinctValue[] = [];
    for (const { recordId, value, label } of values) {
      const same = distinct.find((known) => sameValue(known.value, value));
      if (same) same.recordIds.push(recordId);
      else distinct.push({ recordId, recordIds: [recordId], value, label: label ?? null });
    }
    return distinct.length > 1 ? [{ field, values: distinct }] : [];
  });
}

/** Lists that grow and gaps that are filled: what the one that stays gains without anybody choosing. */
export function gainsOf(type: RecordTypeInfo, survivor: CrmRecord, { record, conflicts }: MergePreview): FieldInfo[] {
  const asked = new Set(conflicts.map(({ field }) => field));
  return type.fields.filter(
    (field) =>
      (!asked.has(field.name) || isListKind(field.kind)) &&
      !field.readOnly &&
      field.section !== 'system' &&
      !sameValue(fieldValue(survivor, field), fieldValue(record, field)),
  );
}
