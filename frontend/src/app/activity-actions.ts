import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import {
  changeActivity,
  completeActivity,
  reopenActivity,
  type Completion,
  type WrittenActivity,
} from '@/shared/activities/activity-api';
import { useProblemText } from '@/shared/api/problem';
import { useUndo } from './undo';

export type NamedActivity = { id: string; subject: string };

export type ActivityActions = {
  /** Answers whether it was saved: whoever showed it before takes it back otherwise. */
  complete: (activity: NamedActivity, completion?: Completion) => Promise<boolean>;
  reopen: (activity: NamedActivity) => Promise<boolean>;
  /** To another time, which the toast names. */
  move: (activity: NamedActivity, patch: Record<string, unknown>, when: string) => Promise<boolean>;
};

/** What is done with an activity wherever it is shown: at once, with the way back in a toast. */
export function useActivityActions(): ActivityActions {
  const t = useTranslations('activities');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();

  const run = useCallback(
    async (work: Promise<WrittenActivity>, message: string) => {
      try {
        const { changeSetId } = await work;
        if (changeSetId !== undefined) notifyUndo({ message, changeSetId });
        return true;
      } catch (error) {
        notifications.show({ title: t('failed'), message: problemText(error), color: 'red' });
        return false;
      } finally {
        // Timelines, lists, days: whatever shows activities.
        void client.invalidateQueries({ queryKey: ['records', 'activities'] });
      }
    },
    [client, notifyUndo, problemText, t],
  );

  return useMemo(
    () => ({
      complete: ({ id, subject }, completion) => run(completeActivity(id, completion), t('done', { name: subject })),
      reopen: ({ id, subject }) => run(reopenActivity(id), t('reopened', { name: subject })),
      move: ({ id, subject }, patch, when) => run(changeActivity(id, patch), t('moved', { name: subject, when })),
    }),
    [run, t],
  );
}
