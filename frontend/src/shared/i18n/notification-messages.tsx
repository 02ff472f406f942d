import { Suspense, type ReactNode } from 'react';
import { ListSkeleton } from '../ui/list-skeleton';
import { MoreMessages } from './more-messages';

const loaders = {
  en: () => import('../../../messages/en/notifications.json'),
  es: () => import('../../../messages/es/notifications.json'),
  zh: () => import('../../../messages/zh/notifications.json'),
  ru: () => import('../../../messages/ru/notifications.json'),
  it: () => import('../../../messages/it/notifications.json'),
};

/** The opened list and the settings of notifications read these texts. */
export function NotificationMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={5} />}>
      <MoreMessages name="notifications" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
