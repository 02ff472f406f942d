import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';

/** Does something with relations at once and offers to take it back; answers whether it went. */
export function useRelationActs(): (act: () => Promise<string | undefined>, message: string) => Promise<boolean> {
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  return useCallback(
    async (act, message) => {
      try {
        const changeSetId = await act();
        if (changeSetId !== undefined) notifyUndo({ message, changeSetId });
        await client.invalidateQueries({ queryKey: ['records'] });
        return true;
      } catch (error) {
        notifications.show({ color: 'red', message: problemText(error) });
        return false;
      }
    },
    [client, notifyUndo, problemText],
  );
}
