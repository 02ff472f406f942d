import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/people.json'),
  es: () => import('../../../messages/es/people.json'),
  zh: () => import('../../../messages/zh/people.json'),
  ru: () => import('../../../messages/ru/people.json'),
  it: () => import('../../../messages/it/people.json'),
};

/** Those who manage people, roles, teams and keys read these texts. */
export function PeopleMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <MoreMessages name="people" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
