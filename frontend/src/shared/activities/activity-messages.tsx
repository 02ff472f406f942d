import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '../i18n/more-messages';
import { ListSkeleton } from '../ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/activities.json'),
  es: () => import('../../../messages/es/activities.json'),
  zh: () => import('../../../messages/zh/activities.json'),
  ru: () => import('../../../messages/ru/activities.json'),
  it: () => import('../../../messages/it/activities.json'),
};

type ActivityMessagesProps = { fallback?: ReactNode; children: ReactNode };

/** Only pages on which something is planned or done read these texts. */
export function ActivityMessages({ fallback = <ListSkeleton rows={6} />, children }: ActivityMessagesProps) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="activities" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
