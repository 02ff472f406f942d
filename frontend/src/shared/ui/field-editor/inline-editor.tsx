import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { FieldInfo } from '../../api/types';
import type { CommitHow } from './commit-how';
import { isCompositeKind } from './composite';
import { FieldEditor } from './field-editor';
import { checkValue, normaliseValue, type FieldDraft } from './field-draft';
import classes from './field-editor.module.css';
import { useDraftProblemText } from './use-draft-problem-text';

type InlineEditorProps = {
  recordType: string;
  field: FieldInfo;
  initial: FieldDraft;
  label: string;
  /** Why an earlier attempt was not saved. */
  error?: string | undefined;
  onCommit: (draft: FieldDraft, how: CommitHow) => void;
  onCancel: () => void;
};

/** Edits one value in its place: Enter, Tab and leaving save, Esc takes back, what cannot be saved stays with its reason. */
export function InlineEditor({ recordType, field, initial, label, error, onCommit, onCancel }: InlineEditorProps) {
  const t = useTranslations('record.editor');
  const problemText = useDraftProblemText();
  const [draft, setDraft] = useState(initial);
  const [shownError, setShownError] = useState(error);
  const container = useRef<HTMLDivElement>(null);
  const closed = useRef(false);
  const isComposite = isCompositeKind(field.kind);

  const commit = (next: FieldDraft, how: CommitHow) => {
    if (closed.current) return;
    const problem = checkValue(field, next.value);
    if (problem !== undefined) {
      setShownError(problemText(problem, field));
      return;
    }
    closed.current = true;
    onCommit({ ...next, value: normaliseValue(field, next.value) }, how);
  };
  const cancel = () => {
    closed.current = true;
    onCancel();
  };

  const handleKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      cancel();
    } else if (event.key === 'Enter' && !event.defaultPrevented && !event.nativeEvent.isComposing) {
      const isMeant = !isComposite || event.ctrlKey || event.metaKey;
      if (!isMeant) return;
      event.preventDefault();
      commit(draft, 'enter');
    } else if (event.key === 'Tab' && !isComposite) {
      event.preventDefault();
      commit(draft, event.shiftKey ? 'previous' : 'next');
    }
  };
  const handleBlur = (event: FocusEvent) => {
    const next = event.relatedTarget;
    // A list of options opens elsewhere in the document but belongs to the editor.
    if (next instanceof Element && (container.current?.contains(next) || next.closest('.mantine-Popover-dropdown')))
      return;
    if (!document.hasFocus()) return;
    commit(draft, 'leave');
  };

  return (
    // The keys are those of the inputs inside; the container only hears them.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={container} onKeyDown={handleKey} onBlur={handleBlur} onMouseDown={(event) => event.stopPropagation()}>
      <FieldEditor
        recordType={recordType}
        field={field}
        draft={draft}
        label={label}
        hideLabel
        focusOnOpen
        error={shownError}
        onChange={(next) => {
          setDraft(next);
          setShownError(undefined);
        }}
        onPick={(next) => commit(next, 'pick')}
      />
      {isComposite && (
        <Group gap="xs" mt={8} justify="flex-end" className={classes.footer}>
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onMouseDown={(event) => event.preventDefault()}
            onClick={cancel}
          >
            {t('cancel')}
          </Button>
          <Button
            size="compact-sm"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => commit(draft, 'enter')}
          >
            {t('save')}
          </Button>
        </Group>
      )}
    </div>
  );
}
