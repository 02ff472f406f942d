import { ActionIcon, Button, FileButton, Text, VisuallyHidden } from '@mantine/core';
import { IconCamera, IconMicrophone, IconPlayerStopFilled, IconTrash } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../i18n/language-provider';
import { formatFileSize } from '../lib/file-size';
import { clockOf, isRecording, noteFile, pictureTypes, releaseNoteFiles, type NoteFile } from './note-file';
import classes from './notes.module.css';
import { useRecorder, type Recorder } from './use-recorder';

type NoteMediaProps = {
  files: readonly NoteFile[];
  onFiles: (files: readonly NoteFile[]) => void;
  /** How often a voice note was asked for: each begins a recording. */
  asked?: number;
};

/** What is said or seen instead of typed: recordings and pictures, to be listened to and looked at before they are kept. */
export function NoteMedia({ files, onFiles, asked = 0 }: NoteMediaProps) {
  const t = useTranslations('notes');
  const [told, setTold] = useState('');
  const level = useRef<HTMLDivElement>(null);
  const recorder = useRecorder(level, (file) => {
    onFiles([...files, file]);
    setTold(t('recorded', { time: clockOf(file.seconds ?? 0) }));
  });
  const remove = (file: NoteFile) => {
    releaseNoteFiles([file]);
    onFiles(files.filter(({ id }) => id !== file.id));
  };
  const startNow = useEffectEvent(recorder.start);
  useEffect(() => {
    if (asked > 0) startNow();
  }, [asked]);
  const { state } = recorder;
  // The button that ended the recording is gone, and the focus with it.
  const button = useRef<HTMLButtonElement>(null);
  const wasRecording = useRef(false);
  useEffect(() => {
    if (wasRecording.current && state === 'idle') button.current?.focus();
    wasRecording.current = state === 'recording';
  }, [state]);
  return (
    <div className={classes.media}>
      {files.map((file) => (
        <Kept key={file.id} file={file} onRemove={() => remove(file)} />
      ))}
      {state === 'recording' ? (
        <Recording recorder={recorder} level={level} />
      ) : (
        <div className={classes.ways}>
          <Button
            ref={button}
            size="xs"
            variant="default"
            leftSection={<IconMicrophone size={16} />}
            loading={state === 'asking'}
            onClick={recorder.start}
          >
            {t('record')}
          </Button>
          <FileButton
            accept={pictureTypes}
            capture="environment"
            multiple
            onChange={(chosen) => onFiles([...files, ...chosen.map((file) => noteFile(file))])}
          >
            {(props) => (
              <Button size="xs" variant="default" leftSection={<IconCamera size={16} />} {...props}>
                {t('picture')}
              </Button>
            )}
          </FileButton>
        </div>
      )}
      {(state === 'refused' || state === 'missing' || state === 'unsupported') && (
        <Text size="sm" role="alert" c="var(--mantine-color-error)">
          {t(`cannot.${state}`)}
        </Text>
      )}
      <VisuallyHidden role="status">{state === 'recording' ? t('recording') : told}</VisuallyHidden>
    </div>
  );
}

function Recording({ recorder, level }: { recorder: Recorder; level: RefObject<HTMLDivElement | null> }) {
  const t = useTranslations('notes');
  return (
    <div className={classes.recording}>
      <span className={classes.dot} aria-hidden />
      <span className={classes.time}>{clockOf(recorder.seconds)}</span>
      <div className={classes.level} ref={level} aria-hidden />
      <Button
        size="xs"
        color="red"
        // The button that began it is gone: whoever pressed it presses here next.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        leftSection={<IconPlayerStopFilled size={14} />}
        onClick={recorder.stop}
      >
        {t('stop')}
      </Button>
      <ActionIcon aria-label={t('discard')} onClick={recorder.discard}>
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}

function Kept({ file, onRemove }: { file: NoteFile; onRemove: () => void }) {
  const t = useTranslations('notes');
  const { language } = useLanguage();
  const name = isRecording(file) ? t('voice', { time: clockOf(file.seconds ?? 0) }) : file.file.name;
  return (
    <div className={classes.kept}>
      {isRecording(file) ? (
        // What was said a moment ago by whoever listens needs no captions.
        // eslint-disable-next-line jsx-a11y/media-has-caption
        <audio className={classes.player} controls src={file.url} aria-label={name} />
      ) : (
        <>
          <img className={classes.picture} src={file.url} alt="" />
          <Text size="sm" truncate flex={1}>
            {name}
          </Text>
        </>
      )}
      <Text size="xs" c="dimmed">
        {isRecording(file) && `${clockOf(file.seconds ?? 0)} · `}
        {formatFileSize(file.file.size, language)}
      </Text>
      <ActionIcon aria-label={t('remove', { name })} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}
