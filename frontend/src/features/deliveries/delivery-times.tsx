import { useFormatter, useNow, useTranslations } from 'use-intl';
import { Moment } from '@/shared/ui/moment';
import type { Delivery } from './queries';

/** How often it was tried, and what comes or came of it. */
export function DeliveryTimes({ delivery }: { delivery: Delivery }) {
  const t = useTranslations('deliveries');
  return (
    <>
      <span>{t('attempts', { count: delivery.attempts })}</span>
      {delivery.nextAttemptAt ? <NextAttempt at={delivery.nextAttemptAt} /> : null}
      {delivery.discardedAt ? (
        <span>
          {delivery.discardedByName
            ? t.rich('discardedBy', {
                name: delivery.discardedByName,
                when: () => <Moment value={delivery.discardedAt ?? ''} />,
              })
            : t.rich('discarded', { when: () => <Moment value={delivery.discardedAt ?? ''} /> })}
        </span>
      ) : (
        <Moment value={delivery.occurredAt} />
      )}
    </>
  );
}

function NextAttempt({ at }: { at: string }) {
  const t = useTranslations('deliveries');
  const format = useFormatter();
  const now = useNow({ updateInterval: 10_000 });
  const date = new Date(at);
  return <span>{t('nextAttempt', { when: date <= now ? t('soon') : format.relativeTime(date, now) })}</span>;
}
