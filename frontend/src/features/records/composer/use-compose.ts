import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import type { NoteFile } from '@/shared/notes/note-file';
import { useSaveNote } from '@/shared/notes/save-note';
import type { ComposedKind } from './composer-model';

type Compose = { kind: ComposedKind; values: Record<string, unknown>; files: readonly NoteFile[] };

/** The timeline is written a moment after the activity. */
const timelineDelays = [300, 1500, 4000];

/** Files what was written with the record whose page it is. */
export function useCompose(type: RecordTypeInfo, record: CrmRecord) {
  const t = useTranslations('activities.composer');
  const client = useQueryClient();
  const { notifyUndo } = useUndo();
  const save = useSaveNote();
  return useMutation({
    mutationFn: ({ kind, values, files }: Compose) =>
      save({ ...values, kind, [`${type.name}Id`]: record.id }, kind === 'note' ? files : []),
    onSuccess: ({ changeSetId }, { kind }) => {
      if (changeSetId !== undefined) notifyUndo({ message: t('saved', { kind }), changeSetId });
      for (const delay of timelineDelays) {
        setTimeout(() => void client.invalidateQueries({ queryKey: ['records', 'activities'] }), delay);
      }
    },
  });
}
