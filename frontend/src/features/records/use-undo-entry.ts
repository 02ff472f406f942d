import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import type { UndoResult } from '@/shared/api/types';

/** Takes back one entry of the history; what was changed since then stays and is counted. */
export function useUndoEntry(): { undo: (changeSetId: string) => void; isPending: boolean } {
  const t = useTranslations('app.undo');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { mutate, isPending } = useMutation({
    mutationFn: async (changeSetId: string) =>
      (await request<UndoResult>('POST', `/change-sets/${changeSetId}/undo`)).data,
    onSuccess: async ({ conflicts }) => {
      await client.invalidateQueries({ queryKey: ['records'] });
      const message = conflicts.length > 0 ? t('doneExcept', { count: conflicts.length }) : t('done');
      notifications.show({ message, color: 'pine' });
    },
    onError: (error) =>
      notifications.show({ title: t('failed'), message: problemText(error), color: 'red', autoClose: false }),
  });
  return { undo: mutate, isPending };
}
