import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import type { UndoConflict, UndoResult } from '@/shared/api/types';
import { createStore } from './store';

export type UndoPreview = { records: number; undoable: number; conflicts: UndoConflict[]; conflictCount: number };

export type UndoQuestion = { preview: UndoPreview; answer: (goOn: boolean) => void };

const question = createStore<UndoQuestion | undefined>(undefined);

export const useUndoQuestion = question.use;

function ask(preview: UndoPreview): Promise<boolean> {
  return new Promise((resolve) => {
    question.set({
      preview,
      answer: (goOn) => {
        question.set(undefined);
        resolve(goOn);
      },
    });
  });
}

/** Takes back one entry of the history. Where values were changed since then, they are shown first: they stay. */
export function useUndoEntry(): { undo: (changeSetId: string) => void; isPending: boolean } {
  const t = useTranslations('app.undo');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { mutate, isPending } = useMutation({
    mutationFn: async (changeSetId: string) => {
      const { data: preview } = await request<UndoPreview>('GET', `/change-sets/${changeSetId}/undo-preview`);
      if (preview.conflictCount > 0 && !(await ask(preview))) return undefined;
      return (await request<UndoResult>('POST', `/change-sets/${changeSetId}/undo`)).data;
    },
    onSuccess: async (result) => {
      if (!result) return;
      await client.invalidateQueries({ queryKey: ['records'] });
      // A large one goes on as a job, which tells of itself when it is done.
      const kept = (result as Partial<UndoResult>).conflicts?.length ?? 0;
      notifications.show({ message: kept > 0 ? t('doneExcept', { count: kept }) : t('done'), color: 'pine' });
    },
    onError: (error) =>
      notifications.show({ title: t('failed'), message: problemText(error), color: 'red', autoClose: false }),
  });
  return { undo: mutate, isPending };
}
