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
  focusOnOpen?: boolean;
};

/** The name for assistive technology when it is not shown, and the message beside the input. */
export function inputProps({ label, hideLabel, error, focusOnOpen, field }: EditorProps) {
  return {
    ...(hideLabel === true
      ? { 'aria-label': label }
      : {
          label,
          required: field.required,
          withAsterisk: field.required,
          ...(field.help ? { description: field.help } : {}),
        }),
    ...(error === undefined ? {} : { error }),
    ...focusProps(focusOnOpen),
  };
}

/** An editor opens by the user's own key or click: the focus belongs where they asked for it. */
export function focusProps(isWanted = false) {
  return isWanted ? { autoFocus: true, 'data-autofocus': true } : {};
}
