import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '../i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/selling.json'),
  es: () => import('../../../messages/es/selling.json'),
  zh: () => import('../../../messages/zh/selling.json'),
  ru: () => import('../../../messages/ru/selling.json'),
  it: () => import('../../../messages/it/selling.json'),
};

/** What is said beside a deal: who should take it, and what to say against a competitor. */
export function SellingMessages({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="selling" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
