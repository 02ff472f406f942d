import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import type { CallList } from '@/shared/call-lists/call-list-types';
import { skipEntry, takeBackCall, takeNext, writeCall, type CallDraft, type NextCall } from './call-list-api';
import { useOutcomeText } from './outcome-text';

export type Calling = {
  next: NextCall | undefined;
  error: Error | null;
  retry: () => void;
  isSaving: boolean;
  write: (name: string, call: CallDraft) => void;
  skip: (entryId: string) => void;
};

/** Who is on the screen, and the way to the next one. What was written down by mistake is taken back from the toast. */
export function useCalling(list: CallList): Calling {
  const t = useTranslations('callLists.work');
  const client = useQueryClient();
  const problemText = useProblemText();
  const outcomeText = useOutcomeText(list);
  const { notifyUndo } = useUndo();
  const key = ['call-lists', 'next', list.id] as const;
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: () => takeNext(list.id),
    // Asking takes somebody: it is done when the page opens and after each call.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const goOn = async () => {
    await client.fetchQuery({ queryKey: key, queryFn: () => takeNext(list.id) });
    void client.invalidateQueries({ queryKey: ['call-lists', 'one', list.id] });
    void client.invalidateQueries({ queryKey: ['call-lists', 'entries', list.id] });
    void client.invalidateQueries({ queryKey: ['call-lists', 'all'] });
  };
  const onError = (problem: unknown) => {
    notifications.show({ message: problemText(problem), color: 'red' });
    if (problem instanceof ProblemError && problem.code === 'call_taken') void goOn();
  };
  const writing = useMutation({
    mutationFn: ({ call }: { name: string; call: CallDraft }) => writeCall(list.id, call),
    onSuccess: async ({ callId }, { name, call }) => {
      const message = t('written', { name, outcome: outcomeText(call.outcome) });
      const effect = list.settings.outcomes?.find(({ key: known }) => known === call.outcome)?.effect;
      if (effect === 'doNotCall') notifications.show({ message, color: 'pine' });
      else {
        notifyUndo({
          changeSetId: callId,
          message,
          undo: () => takeBackCall(list.id, callId),
          onUndone: () => void goOn(),
        });
      }
      await goOn();
    },
    onError,
  });
  const skipping = useMutation({
    mutationFn: (entryId: string) => skipEntry(list.id, entryId),
    onSuccess: goOn,
    onError,
  });
  return {
    next: data,
    error: data ? null : error,
    retry: () => void refetch(),
    isSaving: writing.isPending || skipping.isPending,
    write: (name, call) => writing.mutate({ name, call }),
    skip: (entryId) => skipping.mutate(entryId),
  };
}
