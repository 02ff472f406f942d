import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/lead-assignment.json'),
  es: () => import('../../../messages/es/lead-assignment.json'),
  zh: () => import('../../../messages/zh/lead-assignment.json'),
  ru: () => import('../../../messages/ru/lead-assignment.json'),
  it: () => import('../../../messages/it/lead-assignment.json'),
};

export function AssignmentMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <MoreMessages name="leadAssignment" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
