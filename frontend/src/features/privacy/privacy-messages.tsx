import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/privacy.json'),
  es: () => import('../../../messages/es/privacy.json'),
  zh: () => import('../../../messages/zh/privacy.json'),
  ru: () => import('../../../messages/ru/privacy.json'),
  it: () => import('../../../messages/it/privacy.json'),
};

/** Only those who answer for personal data read these texts. */
export function PrivacyMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={8} />}>
      <MoreMessages name="privacy" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
