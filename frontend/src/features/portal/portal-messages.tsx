import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/portal.json'),
  es: () => import('../../../messages/es/portal.json'),
  zh: () => import('../../../messages/zh/portal.json'),
  ru: () => import('../../../messages/ru/portal.json'),
  it: () => import('../../../messages/it/portal.json'),
};

export function PortalMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <MoreMessages name="portal" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
