import { Textarea, TextInput } from '@mantine/core';
import { useTimeZone } from 'use-intl';
import { fromWallClock, toWallClock } from '../../lib/zoned-time';
import { inputProps, type EditorProps } from './editor-props';

export function TextEditor(props: EditorProps) {
  const { draft, field, onChange } = props;
  return (
    <TextInput
      {...inputProps(props)}
      value={typeof draft.value === 'string' ? draft.value : ''}
      onChange={(event) => onChange({ value: event.currentTarget.value })}
      {...(field.kind === 'url' ? { type: 'text', inputMode: 'url', placeholder: 'https://' } : {})}
      autoComplete="off"
    />
  );
}

export function LongTextEditor(props: EditorProps) {
  const { draft, onChange } = props;
  return (
    <Textarea
      {...inputProps(props)}
      value={typeof draft.value === 'string' ? draft.value : ''}
      onChange={(event) => onChange({ value: event.currentTarget.value })}
      autosize
      minRows={3}
      maxRows={14}
    />
  );
}

/** The browser's own date field: typed or picked, with the right keyboard on a phone. */
export function DateEditor(props: EditorProps) {
  const { draft, onChange } = props;
  return (
    <TextInput
      {...inputProps(props)}
      type="date"
      max="9999-12-31"
      value={typeof draft.value === 'string' ? draft.value : ''}
      onChange={(event) => onChange({ value: event.currentTarget.value })}
    />
  );
}

/** Day and hour as the clock of the user's zone shows them. */
export function InstantEditor(props: EditorProps) {
  const { draft, onChange } = props;
  const timeZone = useTimeZone() ?? 'UTC';
  return (
    <TextInput
      {...inputProps(props)}
      type="datetime-local"
      max="9999-12-31T23:59"
      value={typeof draft.value === 'string' ? toWallClock(draft.value, timeZone) : ''}
      onChange={(event) => onChange({ value: fromWallClock(event.currentTarget.value, timeZone) })}
    />
  );
}
