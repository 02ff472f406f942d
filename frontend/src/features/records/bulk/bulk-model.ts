import type { Condition, FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { nested } from '@/shared/metadata/field-value';
import { isEditable, isEmptyValue } from '@/shared/metadata/record-type';
import { normaliseValue, type FieldDraft } from '@/shared/ui/field-editor/field-draft';
import { listQuestion, type ListState } from '../list-state';

export type BulkAction = 'edit' | 'delete' | 'restore' | 'reassign';

/** The rows that were picked, or everything that matches. */
export type BulkTarget = { ids: string[] } | { filter: { q?: string; where?: Condition; deleted?: boolean } };

export type BulkRequest = BulkTarget & {
  action: BulkAction;
  changes?: Record<string, unknown>;
  owners?: string[];
};

export type BulkPreview = {
  matching: number;
  changeable: number;
  notPermitted: number;
  unchanged: number;
  sample: { id: string; label: string }[];
};

export const mostIds = 10_000;

export function targetOf(state: ListState, ids: readonly string[], isAll: boolean): BulkTarget {
  if (!isAll) return { ids: [...ids] };
  const { q, where, deleted } = listQuestion(state);
  return {
    filter: {
      ...(q === undefined ? {} : { q }),
      ...(where === undefined ? {} : { where }),
      ...(deleted === true ? { deleted } : {}),
    },
  };
}

/** How a field is changed: lists also by what joins or leaves them. */
export type ChangeMode = 'set' | 'clear' | 'add' | 'remove';

export type FieldEdit = { key: string; field: string; mode: ChangeMode; draft: FieldDraft };

const ownToOne: ReadonlySet<string> = new Set(['emails', 'phones', 'addresses', 'recurrence', 'objects']);
const withItems: ReadonlySet<string> = new Set(['tags', 'multiChoice']);

/** What many records can have in common: not their name, nor how one person is reached. */
export function bulkFields(type: RecordTypeInfo): FieldInfo[] {
  return type.fields.filter(
    (field) =>
      isEditable(field) && field.name !== type.labelField && !ownToOne.has(field.kind) && field.name !== 'ownerId',
  );
}

export function modesOf(field: FieldInfo): ChangeMode[] {
  if (withItems.has(field.kind)) return ['add', 'remove', 'set', 'clear'];
  return field.required ? ['set'] : ['set', 'clear'];
}

/** Body of the request; undefined as long as something is missing. */
export function changesOf(type: RecordTypeInfo, edits: readonly FieldEdit[]): Record<string, unknown> | undefined {
  const whole: Record<string, unknown> = {};
  const items: Record<string, { add?: unknown; remove?: unknown }> = {};
  for (const { field: name, mode, draft } of edits) {
    const field = type.fields.find((candidate) => candidate.name === name);
    if (!field) return undefined;
    const value = normaliseValue(field, draft.value);
    if (mode === 'clear') whole[name] = withItems.has(field.kind) ? [] : null;
    else if (isEmptyValue(value)) return undefined;
    else if (mode === 'set') whole[name] = value;
    else items[name] = { ...items[name], [mode]: value };
  }
  return edits.length === 0 ? undefined : { ...nested(whole), ...items };
}
