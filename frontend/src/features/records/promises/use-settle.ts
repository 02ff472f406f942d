import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import { settlePromise } from './promise-api';
import type { PromiseAct, PromiseItem } from './promise-model';

/** Says what became of a promise, with the way back. */
export function useSettle(): (promise: PromiseItem, act: PromiseAct) => Promise<void> {
  const t = useTranslations('promises');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  return async ({ id, what }, act) => {
    try {
      const changeSetId = await settlePromise(id, act);
      if (changeSetId !== undefined)
        notifyUndo({ message: t('settled', { act: t(`acts.${act}`), what }), changeSetId });
    } catch (error) {
      notifications.show({ title: t('failed'), message: problemText(error), color: 'red' });
    }
    await client.invalidateQueries({ queryKey: ['records'] });
  };
}
