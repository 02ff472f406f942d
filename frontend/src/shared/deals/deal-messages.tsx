import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '../i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/deals.json'),
  es: () => import('../../../messages/es/deals.json'),
  zh: () => import('../../../messages/zh/deals.json'),
  ru: () => import('../../../messages/ru/deals.json'),
  it: () => import('../../../messages/it/deals.json'),
};

/** Only pages that show deals read these texts. */
export function DealMessages({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="deals" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
