import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/deliveries.json'),
  es: () => import('../../../messages/es/deliveries.json'),
  zh: () => import('../../../messages/zh/deliveries.json'),
  ru: () => import('../../../messages/ru/deliveries.json'),
  it: () => import('../../../messages/it/deliveries.json'),
};

/** Only operators read these texts. */
export function DeliveryMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <MoreMessages name="deliveries" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
