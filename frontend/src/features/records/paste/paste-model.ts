import type { Email, FieldInfo, Phone, RecordTypeInfo } from '@/shared/api/types';
import { fieldOf, isEditable, isEmptyValue } from '@/shared/metadata/record-type';
import type { FieldDraft } from '@/shared/ui/field-editor/field-draft';
import type { Proposal, Understood } from './paste-api';

export type Drafts = Record<string, FieldDraft>;

/** Fields that the text fills, in the order of the form; what somebody has typed by hand is not overwritten. */
export function filledFields(
  type: RecordTypeInfo,
  { values }: Understood,
  drafts: Drafts,
  pasted: readonly string[],
): FieldInfo[] {
  return Object.keys(values)
    .filter((name) => !isEmptyValue(values[name]))
    .filter((name) => pasted.includes(name) || isEmptyValue(drafts[name]?.value))
    .map((name) => fieldOf(type, name))
    .filter((field): field is FieldInfo => field !== undefined && isEditable(field));
}

/** Takes one repair back: the value as it stood in the text. Lists change in the one entry that was repaired. */
export function withRaw(value: unknown, { raw, value: repaired }: Proposal): unknown {
  if (!Array.isArray(value)) return value === repaired ? raw : value;
  return (value as (string | Partial<Email & Phone>)[]).map((entry) => {
    if (typeof entry === 'string') return entry === repaired ? raw : entry;
    if (entry.address === repaired) return { ...entry, address: raw };
    return entry.number === repaired ? { ...entry, number: raw, raw } : entry;
  });
}
