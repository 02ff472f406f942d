import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '../i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/consents.json'),
  es: () => import('../../../messages/es/consents.json'),
  zh: () => import('../../../messages/zh/consents.json'),
  ru: () => import('../../../messages/ru/consents.json'),
  it: () => import('../../../messages/it/consents.json'),
};

/** Only where it is told what somebody agreed to. */
export function ConsentMessages({ children, fallback = null }: { children: ReactNode; fallback?: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="consents" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
