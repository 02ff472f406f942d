import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/handover.json'),
  es: () => import('../../../messages/es/handover.json'),
  zh: () => import('../../../messages/zh/handover.json'),
  ru: () => import('../../../messages/ru/handover.json'),
  it: () => import('../../../messages/it/handover.json'),
};

/** Few people ever hand over: the texts come with the page. */
export function HandoverMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <MoreMessages name="handover" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
