import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import { deliveriesKey, discardDelivery, retryDeliveries, retryDelivery, type DeliveryFilter } from './queries';

/** What an operator does about deliveries; the lists follow. */
export function useSteer(onDone?: () => void) {
  const t = useTranslations('deliveries');
  const problemText = useProblemText();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: deliveriesKey });
  const textOf = (error: unknown) => {
    if (!(error instanceof ProblemError)) return problemText(error);
    if (error.code === 'delivery_under_way') return t('underWay');
    if (error.code === 'delivery_not_dead') return t('notDead');
    return error.status === 404 ? t('gone') : problemText(error);
  };
  const outcome = {
    onError: (error: unknown) => {
      notifications.show({ message: textOf(error), color: 'red' });
      void refresh();
    },
  };
  const tell = (message: string) => {
    notifications.show({ message, color: 'pine' });
    onDone?.();
    void refresh();
  };
  const retry = useMutation({ mutationFn: retryDelivery, onSuccess: () => tell(t('retried')), ...outcome });
  const discard = useMutation({ mutationFn: discardDelivery, onSuccess: () => tell(t('discardedNow')), ...outcome });
  const retryAll = useMutation({
    mutationFn: (filter: DeliveryFilter) => retryDeliveries(filter),
    onSuccess: (count) => tell(t('retriedMany', { count })),
    ...outcome,
  });
  return { retry, discard, retryAll };
}
