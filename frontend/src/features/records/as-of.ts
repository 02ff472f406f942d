import type { CrmRecord, FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue, referenceLabel } from '@/shared/metadata/field-value';
import { sameValue } from '@/shared/metadata/record-type';

/** The last moment of a day where the reader is, or now when the day is today. */
export function endOfDay(day: string, now: Date): string | undefined {
  const end = new Date(`${day}T23:59:59.999`);
  if (Number.isNaN(end.getTime())) return undefined;
  return new Date(Math.min(end.getTime(), now.getTime())).toISOString();
}

/** As an input for days wants it, where the reader is. */
export function dayOf(instant: string | Date): string {
  const date = new Date(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Who follows from the time itself, such as the last change, differs always and says nothing. */
export function differencesBetween(type: RecordTypeInfo, past: CrmRecord, now: CrmRecord): FieldInfo[] {
  return type.fields.filter(
    (field) =>
      field.section !== 'system' &&
      !sameValue(fieldValue(past, field), fieldValue(now, field)) &&
      !(field.kind === 'reference' && referenceLabel(field, past) === null && fieldValue(now, field) === undefined),
  );
}
