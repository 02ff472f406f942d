import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { changeDeal } from '@/shared/deals/deal-api';
import type { Deal } from '@/shared/deals/deal-types';

/** Writes what a panel has changed; answers whether it was taken. */
export function useSaveDeal(deal: Deal): (values: Record<string, unknown>) => Promise<boolean> {
  const t = useTranslations('deals.move');
  const client = useQueryClient();
  const problemText = useProblemText();
  return async (values) => {
    try {
      await changeDeal(deal.id, values);
      return true;
    } catch (error) {
      notifications.show({ title: t('failed'), message: problemText(error), color: 'red' });
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: ['records'] });
    }
  };
}
