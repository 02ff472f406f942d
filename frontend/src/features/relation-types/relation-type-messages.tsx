import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/relation-types.json'),
  es: () => import('../../../messages/es/relation-types.json'),
  zh: () => import('../../../messages/zh/relation-types.json'),
  ru: () => import('../../../messages/ru/relation-types.json'),
  it: () => import('../../../messages/it/relation-types.json'),
};

/** Only administrators read these texts. */
export function RelationTypeMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <MoreMessages name="relationTypes" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
