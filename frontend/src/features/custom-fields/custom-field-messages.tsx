import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/custom-fields.json'),
  es: () => import('../../../messages/es/custom-fields.json'),
  zh: () => import('../../../messages/zh/custom-fields.json'),
  ru: () => import('../../../messages/ru/custom-fields.json'),
  it: () => import('../../../messages/it/custom-fields.json'),
};

/** Only administrators of fields read these texts. */
export function CustomFieldMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <MoreMessages name="customFields" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
