import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import { actOnLead, type ActedLead } from '@/shared/leads/lead-acts';
import type { HandoffAct, LeadAct } from '@/shared/leads/lead-types';

type LeadActs = {
  pending: LeadAct | HandoffAct | undefined;
  /** Answers the lead as it is now, or nothing where it was refused; the toast has said why. */
  act: (
    act: LeadAct | HandoffAct,
    message: (acted: ActedLead) => string,
    body?: Record<string, unknown>,
  ) => Promise<ActedLead | undefined>;
};

/** Moves a lead on its way at once, with the way back in a toast. */
export function useLeadActs(id: string): LeadActs {
  const t = useTranslations('leads');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const [pending, setPending] = useState<LeadAct | HandoffAct>();
  return {
    pending,
    act: async (act, message, body) => {
      setPending(act);
      try {
        const acted = await actOnLead(id, act, body);
        if (acted.changeSetId !== undefined) notifyUndo({ message: message(acted), changeSetId: acted.changeSetId });
        return acted;
      } catch (error) {
        notifications.show({ title: t('failed'), message: problemText(error), color: 'red' });
        return undefined;
      } finally {
        await client.invalidateQueries({ queryKey: ['records'] });
        setPending(undefined);
      }
    },
  };
}
