import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import { actOnLead } from '@/shared/leads/lead-acts';
import type { BoardFilter } from './board-api';
import { leadColumnQuery, leadColumnsKey } from './lead-board-api';
import { actTo, changed, type Column, type LeadCard } from './lead-board-model';

type LeadMoves = {
  /** The lead of which it has to be said why nothing comes of it. */
  asked: LeadCard | undefined;
  stopAsking: () => void;
  move: (lead: LeadCard, to: Column, body?: Record<string, unknown>) => Promise<void>;
};

/** To drop a card is to act; it is seen at once, and refused, the next answer puts the card back. */
export function useLeadMoves(filter: BoardFilter, nameOf: (status: string) => string): LeadMoves {
  const t = useTranslations('leads');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const [asked, setAsked] = useState<LeadCard>();
  return {
    asked,
    stopAsking: () => setAsked(undefined),
    move: async (lead, to, body) => {
      if (lead.stageId === to) return;
      const act = actTo(lead.stageId, to);
      if (act === undefined) {
        notifications.show({ message: t('board.refused') });
        return;
      }
      if (act === 'disqualify' && body === undefined) {
        setAsked(lead);
        return;
      }
      setAsked(undefined);
      await client.cancelQueries({ queryKey: leadColumnsKey });
      const from = leadColumnQuery(lead.stageId as Column, filter);
      client.setQueryData(from.queryKey, (pages) => changed(pages, lead, -1));
      client.setQueryData(leadColumnQuery(to, filter).queryKey, (pages) =>
        changed(pages, { ...lead, status: to, stageId: to }, 1),
      );
      try {
        const { changeSetId } = await actOnLead(lead.id, act, body);
        if (changeSetId !== undefined)
          notifyUndo({ message: t('done', { name: lead.name, status: nameOf(to) }), changeSetId });
      } catch (error) {
        notifications.show({ title: t('failed'), message: problemText(error), color: 'red' });
      } finally {
        await client.invalidateQueries({ queryKey: ['records'] });
      }
    },
  };
}
