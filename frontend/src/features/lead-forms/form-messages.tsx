import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/lead-forms.json'),
  es: () => import('../../../messages/es/lead-forms.json'),
  zh: () => import('../../../messages/zh/lead-forms.json'),
  ru: () => import('../../../messages/ru/lead-forms.json'),
  it: () => import('../../../messages/it/lead-forms.json'),
};

export function FormMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <MoreMessages name="leadForms" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
