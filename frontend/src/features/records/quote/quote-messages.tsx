import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../../messages/en/quotes.json'),
  es: () => import('../../../../messages/es/quotes.json'),
  zh: () => import('../../../../messages/zh/quotes.json'),
  ru: () => import('../../../../messages/ru/quotes.json'),
  it: () => import('../../../../messages/it/quotes.json'),
};

/** Only pages of quotes read these texts. */
export function QuoteMessages({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="quotes" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
