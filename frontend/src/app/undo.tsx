import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import type { Job, UndoResult } from '@/shared/api/types';
import { putJob } from './jobs/jobs';
import { ariaKeys } from './shortcuts';
import { createUndoStack, type Undoable } from './undo-stack';

const toastMilliseconds = 10_000;
const stack = createUndoStack(50);

export type UndoApi = {
  /** Tells what was done, with a button to take it back. */
  notifyUndo: (undoable: Undoable) => void;
  /** Ctrl or Cmd-Z: takes back the latest change that has not been taken back yet. */
  undoLast: () => Promise<void>;
  /** Takes back what some work did that was not told by a toast, or whose toast is gone. */
  undoChangeSet: (changeSetId: string) => Promise<void>;
};

export function useUndo(): UndoApi {
  const t = useTranslations('app.undo');
  const problemText = useProblemText();
  const client = useQueryClient();

  const undo = useCallback(
    async (undoable: Undoable) => {
      stack.remove(undoable.changeSetId);
      notifications.hide(toastId(undoable));
      try {
        let kept = 0;
        const changeSets = undoable.undo ? [] : [undoable.changeSetId, ...(undoable.alsoUndo ?? [])];
        await undoable.undo?.();
        for (const changeSetId of changeSets) {
          const { data, response } = await request<UndoResult | Job>('POST', `/change-sets/${changeSetId}/undo`);
          if (isJob(response, data)) {
            // Too much for one answer: its progress and its end show where all jobs do.
            putJob(client, data);
            return;
          }
          kept += data.conflicts.length;
        }
        await client.invalidateQueries({ queryKey: ['records'] });
        undoable.onUndone?.();
        notifications.show({ message: kept > 0 ? t('doneExcept', { count: kept }) : t('done'), color: 'pine' });
      } catch (error) {
        notifications.show({ title: t('failed'), message: problemText(error), color: 'red', autoClose: false });
      }
    },
    [client, problemText, t],
  );

  const notifyUndo = useCallback(
    (undoable: Undoable) => {
      stack.push(undoable);
      notifications.show({
        id: toastId(undoable),
        autoClose: toastMilliseconds,
        withBorder: true,
        color: 'pine',
        message: (
          <Group justify="space-between" wrap="nowrap" gap="md">
            <Text size="sm">{undoable.message}</Text>
            <Button
              size="compact-sm"
              variant="light"
              aria-keyshortcuts={ariaKeys('mod+z')}
              onClick={() => void undo(undoable)}
            >
              {t('button')}
            </Button>
          </Group>
        ),
      });
    },
    [t, undo],
  );

  const undoLast = useCallback(async () => {
    const latest = stack.peek();
    if (latest) await undo(latest);
    else notifications.show({ message: t('nothing') });
  }, [t, undo]);

  const undoChangeSet = useCallback((changeSetId: string) => undo({ message: '', changeSetId }), [undo]);

  return useMemo(() => ({ notifyUndo, undoLast, undoChangeSet }), [notifyUndo, undoLast, undoChangeSet]);
}

function isJob(response: Response, data: UndoResult | Job): data is Job {
  return response.status === 202 && 'state' in data;
}

function toastId(undoable: Undoable): string {
  return `undo-${undoable.changeSetId}`;
}

/** What one user did is not the next one's to take back. */
export function forgetUndo(): void {
  stack.clear();
}
