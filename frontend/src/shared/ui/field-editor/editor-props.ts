import type { FieldInfo } from '../../api/types';
import type { FieldDraft } from './field-draft';

export type EditorProps = {
  recordType: string;
  field: FieldInfo;
  draft: FieldDraft;
  onChange: (draft: FieldDraft) => void;
  /** A choice from a list is complete when it is made: in-place editors save it at once. */
  onPick?: ((draft: FieldDraft) => void) | undefined;
  label: string;
  /** In place the label already stands beside the value, or above the column. */
  hideLabel?: boolean;
  error?: string | undefined;
  autoFocus?: boolean;
};

/** The name for assistive technology when it is not shown, and the message beside the input. */
export function inputProps({ label, hideLabel, error, autoFocus, field }: EditorProps) {
  return {
    ...(hideLabel === true ? { 'aria-label': label } : { label, required: field.required, withAsterisk: field.required }),
    ...(error === undefined ? {} : { error }),
    ...(autoFocus === true ? { 'data-autofocus': true } : {}),
    autoFocus: autoFocus === true,
  };
}
