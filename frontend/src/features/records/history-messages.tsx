import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/history.json'),
  es: () => import('../../../messages/es/history.json'),
  zh: () => import('../../../messages/zh/history.json'),
  ru: () => import('../../../messages/ru/history.json'),
  it: () => import('../../../messages/it/history.json'),
};

/** Only where it is told what was changed: lists do not carry it. */
export function HistoryMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={null}>
      <MoreMessages name="history" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
