import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PeopleMessages } from './people-messages';

const loaders = {
  en: () => import('../../../messages/en/apps.json'),
  es: () => import('../../../messages/es/apps.json'),
  zh: () => import('../../../messages/zh/apps.json'),
  ru: () => import('../../../messages/ru/apps.json'),
  it: () => import('../../../messages/it/apps.json'),
};

/** Beside its own texts it needs those that name permissions. */
export function AppsMessages({ children }: { children: ReactNode }) {
  return (
    <PeopleMessages>
      <Suspense fallback={<ListSkeleton rows={6} />}>
        <MoreMessages name="apps" loaders={loaders}>
          {children}
        </MoreMessages>
      </Suspense>
    </PeopleMessages>
  );
}
