import { Suspense } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { CallCard } from './call-card';
import classes from './call-card.module.css';
import type { Call } from './call-news';

const loaders = {
  en: () => import('../../../messages/en/calls.json'),
  es: () => import('../../../messages/es/calls.json'),
  zh: () => import('../../../messages/zh/calls.json'),
  ru: () => import('../../../messages/ru/calls.json'),
  it: () => import('../../../messages/it/calls.json'),
};

type CallCardsProps = { calls: readonly Call[]; onClose: (activityId: string) => void };

/** Beside the page, never over what somebody is writing. */
export function CallCards({ calls, onClose }: CallCardsProps) {
  return (
    <Suspense>
      <MoreMessages name="calls" loaders={loaders}>
        <div className={classes.cards}>
          {calls.map((call) => (
            <CallCard key={call.activityId} call={call} onClose={() => onClose(call.activityId)} />
          ))}
        </div>
      </MoreMessages>
    </Suspense>
  );
}
