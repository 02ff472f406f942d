import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/working-hours.json'),
  es: () => import('../../../messages/es/working-hours.json'),
  zh: () => import('../../../messages/zh/working-hours.json'),
  ru: () => import('../../../messages/ru/working-hours.json'),
  it: () => import('../../../messages/it/working-hours.json'),
};

export function HoursMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <MoreMessages name="workingHours" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
