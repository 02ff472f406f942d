import { Button, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useNow, useTranslations } from 'use-intl';
import { MentionTextarea } from '@/shared/activities/mention-textarea';
import { useWhen } from '@/shared/activities/when/use-when';
import { WhenChip } from '@/shared/activities/when/when-chip';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { recordLabel } from '@/shared/metadata/record-type';
import { clockOf, isRecording } from '@/shared/notes/note-file';
import { NoteMedia } from '@/shared/notes/note-media';
import { useNoteProblemText } from '@/shared/notes/save-note';
import {
  activityOf,
  isPlanned,
  meantBy,
  problemOf,
  type ComposedKind,
  type Draft,
  type DraftProblem,
} from './composer-model';
import { ComposerMore } from './composer-more';
import { CallOutcome, MeetingFields } from './composer-parts';
import classes from './composer.module.css';
import { isParty } from '../has-timeline';
import { RecentTouches } from './recent-touches';
import { useCompose } from './use-compose';

type ComposerFormProps = {
  kind: ComposedKind;
  type: RecordTypeInfo;
  record: CrmRecord;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  voiceAsked: number;
  onClose: () => void;
  onSaved: (activityId: string) => void;
};

export function ComposerForm(props: ComposerFormProps) {
  const { kind, type, record, draft, onDraft, voiceAsked, onClose, onSaved } = props;
  const t = useTranslations('activities.composer');
  const tNotes = useTranslations('notes');
  const problemText = useNoteProblemText();
  const now = useNow();
  const compose = useCompose(type, record);
  const [problem, setProblem] = useState<DraftProblem>();
  const [isMore, setMore] = useState(false);
  const found = useWhen(kind === 'note' ? '' : draft.subject);
  const meant = meantBy(draft, found);
  const planned = isPlanned(kind, meant, now);
  const change = (changes: Partial<Draft>) => {
    onDraft({ ...draft, ...changes });
    setProblem(undefined);
  };

  const noteTitle = ({ files }: Draft) => {
    const recording = files.find(isRecording);
    return recording ? tNotes('voice', { time: clockOf(recording.seconds ?? 0) }) : tNotes('pictureNote');
  };
  const save = () => {
    const missing = problemOf(kind, draft, meant);
    setProblem(missing);
    if (missing || compose.isPending) return;
    const name = recordLabel(type, record);
    const title = kind === 'note' ? noteTitle(draft) : kind === 'task' ? '' : t(`${kind}With`, { name });
    compose.mutate(
      { kind, values: activityOf(kind, draft, meant, title, new Date()), files: draft.files },
      { onSuccess: ({ record: saved }) => onSaved(saved.id) },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };
  const text = (
    <MentionTextarea
      label={kind === 'note' ? t('note') : kind === 'call' && !planned ? t('said') : t('details')}
      placeholder={kind === 'note' ? t('notePlaceholder') : undefined}
      text={draft.body}
      mentioned={draft.mentioned}
      onText={(body, mentioned) => change({ body, mentioned })}
      data-autofocus={kind === 'note' || undefined}
      // Opened by the user's own key or click: the focus belongs here.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={kind === 'note'}
    />
  );

  return (
    // The keys are those of the inputs inside; the form only hears them.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={classes.form} onSubmit={submit} onKeyDown={handleKey} noValidate>
      {kind !== 'note' && (
        <>
          {isParty(type.name) && <RecentTouches resource={type.resource} id={record.id} />}
          <TextInput
            label={t('subject')}
            placeholder={t(`subjectPlaceholder.${kind}`)}
            maxLength={300}
            autoComplete="off"
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={draft.subject}
            onChange={(event) => change({ subject: event.currentTarget.value })}
          />
          <div className={classes.line}>
            <WhenChip
              value={meant.start}
              empty={kind === 'call' ? t('happened') : t('addWhen')}
              onChange={(chosen) => change({ chosen })}
            />
            {kind === 'meeting' && <MeetingFields draft={draft} hasEnd={meant.end !== undefined} onChange={change} />}
            {kind === 'call' && !planned && (
              <CallOutcome value={draft.outcome} onChange={(outcome) => change({ outcome })} />
            )}
          </div>
        </>
      )}
      {(kind === 'note' || kind === 'call' || isMore) && text}
      {kind === 'note' && <NoteMedia files={draft.files} onFiles={(files) => change({ files })} asked={voiceAsked} />}
      {isMore && <ComposerMore kind={kind} draft={draft} hasWhen={meant.start !== undefined} onChange={change} />}
      {(problem !== undefined || compose.isError) && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {problem === undefined ? problemText(compose.error) : t(problem)}
        </Text>
      )}
      <div className={classes.end}>
        {planned && (
          <Button
            className={classes.start}
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-expanded={isMore}
            onClick={() => setMore(!isMore)}
          >
            {isMore ? t('less') : t('more')}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={onClose}>
          {t('close')}
        </Button>
        <Button size="xs" type="submit" loading={compose.isPending} aria-keyshortcuts="Control+Enter">
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
