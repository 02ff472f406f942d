import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMoveDeal } from '@/app/move-deal';
import type { Deal, Stage } from '@/shared/deals/deal-types';
import { columnQuery, columnsKey, sumsQuery, type BoardFilter } from './board-api';
import { movedSums, withDeal, without } from './board-model';

/** What a stage still asks for before a deal can come. */
export type Asked = { deal: Deal; to: Stage; missing: readonly string[] };

type BoardMoves = {
  asked: Asked | undefined;
  stopAsking: () => void;
  move: (deal: Deal, to: Stage, values?: Record<string, unknown>) => Promise<void>;
};

/** Moves are seen at once; refused, the next answer puts the card back. */
export function useBoardMoves(pipeline: string, stages: readonly Stage[], filter: BoardFilter): BoardMoves {
  const client = useQueryClient();
  const save = useMoveDeal();
  const [asked, setAsked] = useState<Asked>();
  return {
    asked,
    stopAsking: () => setAsked(undefined),
    move: async (deal, to, values) => {
      const from = stages.find(({ id }) => id === deal.stageId);
      if (to.id === deal.stageId) return;
      // Why it was lost is always asked for: nothing has to fail first.
      if (to.kind === 'lost' && values === undefined) {
        setAsked({ deal, to, missing: ['lossReason'] });
        return;
      }
      await client.cancelQueries({ queryKey: columnsKey });
      if (from) client.setQueryData(columnQuery(from, filter).queryKey, (pages) => without(pages, deal.id));
      client.setQueryData(columnQuery(to, filter).queryKey, (pages) =>
        withDeal(pages, { ...deal, stageId: to.id, status: to.kind }),
      );
      client.setQueryData(sumsQuery(pipeline, filter).queryKey, (sums) => movedSums(sums, deal, to.id));
      const answer = await save({ deal, stage: to, ...(values === undefined ? {} : { values }) });
      if (typeof answer === 'object') setAsked({ deal, to, missing: answer.missing });
      // The end of an earlier move must not close what is being asked of a later one.
      else if (values !== undefined) setAsked(undefined);
    },
  };
}
