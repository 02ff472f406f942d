import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { changeActivity, createActivity, type WrittenActivity } from '../activities/activity-api';
import { useProblemText } from '../api/problem';
import { uploadFile } from '../files/upload-file';
import { releaseNoteFiles, type NoteFile } from './note-file';

/** The note is there, one of its files is not. */
class NoteFileError extends Error {
  readonly fileName: string;

  constructor(fileName: string, cause: unknown) {
    super('A file of a note did not arrive', { cause });
    this.fileName = fileName;
  }
}

type SaveNote = (values: Record<string, unknown>, files: readonly NoteFile[]) => Promise<WrittenActivity>;

/** Saves a note and what goes along with it. After a failure it goes on where it was: no second note, no file twice. */
export function useSaveNote(): SaveNote {
  const saved = useRef<{ note: WrittenActivity; sent: Set<string> }>(undefined);
  return async (values, files) => {
    const known = saved.current;
    if (known) {
      const { kind: _, ...changes } = values;
      await changeActivity(known.note.record.id, changes);
    }
    const { note, sent } = known ?? { note: await createActivity(values), sent: new Set<string>() };
    saved.current = { note, sent };
    for (const { id, file } of files.filter((each) => !sent.has(each.id))) {
      try {
        await uploadFile({ recordType: 'activity', recordId: note.record.id }, file);
      } catch (error) {
        throw new NoteFileError(file.name, error);
      }
      sent.add(id);
    }
    saved.current = undefined;
    releaseNoteFiles(files);
    return note;
  };
}

/** Why a note could not be saved, or what of it. */
export function useNoteProblemText(): (error: unknown) => string {
  const t = useTranslations('notes');
  const problemText = useProblemText();
  return (error) =>
    error instanceof NoteFileError
      ? t('noUpload', { name: error.fileName, reason: problemText(error.cause) })
      : problemText(error);
}
