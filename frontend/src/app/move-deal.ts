import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import { changeDeal } from '@/shared/deals/deal-api';
import type { Deal, Stage } from '@/shared/deals/deal-types';
import { useUndo } from './undo';

export type MoveAnswer = 'done' | 'failed' | { missing: string[] };

type Move = { deal: Pick<Deal, 'id' | 'name'>; stage: Stage; values?: Record<string, unknown> };

/** Moves a deal, with the way back in a toast; answers which fields the stage asks for where it asks for some. */
export function useMoveDeal(): (move: Move) => Promise<MoveAnswer> {
  const t = useTranslations('deals.move');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  return useCallback(
    async ({ deal, stage, values = {} }) => {
      try {
        const { changeSetId } = await changeDeal(deal.id, { stageId: stage.id, ...values });
        if (changeSetId !== undefined) {
          notifyUndo({ message: t('done', { name: deal.name, stage: stage.name }), changeSetId });
        }
        return 'done';
      } catch (error) {
        const missing = error instanceof ProblemError && error.code === 'validation' ? Object.keys(error.errors) : [];
        if (missing.length > 0 && !missing.includes('stageId')) return { missing };
        notifications.show({ title: t('failed'), message: problemText(error), color: 'red' });
        return 'failed';
      } finally {
        await client.invalidateQueries({ queryKey: ['records'] });
      }
    },
    [client, notifyUndo, problemText, t],
  );
}
