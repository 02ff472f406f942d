import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/job-pages.json'),
  es: () => import('../../../messages/es/job-pages.json'),
  zh: () => import('../../../messages/zh/job-pages.json'),
  ru: () => import('../../../messages/ru/job-pages.json'),
  it: () => import('../../../messages/it/job-pages.json'),
};

export function JobPageMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={4} />}>
      <MoreMessages name="jobPages" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
