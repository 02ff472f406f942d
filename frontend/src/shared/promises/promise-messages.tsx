import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '../i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/promises.json'),
  es: () => import('../../../messages/es/promises.json'),
  zh: () => import('../../../messages/zh/promises.json'),
  ru: () => import('../../../messages/ru/promises.json'),
  it: () => import('../../../messages/it/promises.json'),
};

/** What was promised, who was told what, and who waits. */
export function PromiseMessages({ fallback = null, children }: { fallback?: ReactNode; children: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="promises" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
