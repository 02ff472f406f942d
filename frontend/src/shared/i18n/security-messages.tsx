import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from './more-messages';

const loaders = {
  en: () => import('../../../messages/en/security.json'),
  es: () => import('../../../messages/es/security.json'),
  zh: () => import('../../../messages/zh/security.json'),
  ru: () => import('../../../messages/ru/security.json'),
  it: () => import('../../../messages/it/security.json'),
};

/** What is around signing in reads these texts: the pages of links from mails, and one's own account. */
export function SecurityMessages({ children, fallback = null }: { children: ReactNode; fallback?: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="security" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
