import type { FieldInfo } from '../../api/types';
import { isListKind } from '../../metadata/record-type';
import type { FieldDraft } from '../field-editor/field-draft';

/** What was typed on a cell; kinds that are chosen rather than typed open with what they have. */
export function typedDraft(field: FieldInfo, text: string): FieldDraft | undefined {
  if (field.kind === 'text' || field.kind === 'longText' || field.kind === 'url') return { value: text };
  return field.kind === 'number' && /^\d+$/.test(text) ? { value: Number(text) } : undefined;
}

export function typedText(typed: FieldDraft | undefined): string {
  return typeof typed?.value === 'string' || typeof typed?.value === 'number' ? String(typed.value) : '';
}

export function emptied(field: FieldInfo): unknown {
  return isListKind(field.kind) ? [] : null;
}
