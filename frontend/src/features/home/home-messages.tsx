import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/home.json'),
  es: () => import('../../../messages/es/home.json'),
  zh: () => import('../../../messages/zh/home.json'),
  ru: () => import('../../../messages/ru/home.json'),
  it: () => import('../../../messages/it/home.json'),
};

/** Only the first page reads these texts. */
export function HomeMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={null}>
      <MoreMessages name="home" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
