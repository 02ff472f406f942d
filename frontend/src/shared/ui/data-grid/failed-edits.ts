import type { FieldDraft } from '../field-editor/field-draft';

/** What was typed and could not be saved, with the reason: nobody has to type it again. */
export type FailedEdit = { draft: FieldDraft; reason: string };
export type FailedEdits = ReadonlyMap<string, FailedEdit>;

export function editKey(recordId: string, field: string): string {
  return `${recordId}/${field}`;
}
