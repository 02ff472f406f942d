import { Input } from '@mantine/core';
import { ActivityMessages } from '../../activities/activity-messages';
import type { Attendee } from '../../activities/attendee';
import { AttendeesEditor } from '../../activities/attendees-editor';
import { ChecklistEditor, type ChecklistItem } from '../../activities/checklist-editor';
import { RecurrenceEditor } from '../../activities/recurrence-editor';
import type { EditorProps } from './editor-props';

/** Lists of objects: each has an editor of its own. */
export function ObjectsEditor({ draft, field, label, hideLabel, error, focusOnOpen = false, onChange }: EditorProps) {
  return (
    <ActivityMessages fallback={null}>
      {hideLabel !== true && <Input.Label component="div">{label}</Input.Label>}
      {field.name === 'attendees' ? (
        <AttendeesEditor
          attendees={(draft.value ?? []) as Attendee[]}
          focusOnOpen={focusOnOpen}
          onChange={(value) => onChange({ value })}
        />
      ) : (
        <ChecklistEditor
          items={(draft.value ?? []) as ChecklistItem[]}
          focusOnOpen={focusOnOpen}
          onChange={(value) => onChange({ value })}
        />
      )}
      {error !== undefined && <Input.Error>{error}</Input.Error>}
    </ActivityMessages>
  );
}

export function RepetitionEditor({ draft, label, hideLabel, error, onChange }: EditorProps) {
  return (
    <ActivityMessages fallback={null}>
      <RecurrenceEditor
        rule={typeof draft.value === 'string' ? draft.value : null}
        label={label}
        hideLabel={hideLabel === true}
        onChange={(value) => onChange({ value })}
      />
      {error !== undefined && <Input.Error>{error}</Input.Error>}
    </ActivityMessages>
  );
}
