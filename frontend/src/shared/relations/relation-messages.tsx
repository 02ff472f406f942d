import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '../i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/relations.json'),
  es: () => import('../../../messages/es/relations.json'),
  zh: () => import('../../../messages/zh/relations.json'),
  ru: () => import('../../../messages/ru/relations.json'),
  it: () => import('../../../messages/it/relations.json'),
};

/** What people and companies are to each other. */
export function RelationMessages({ fallback = null, children }: { fallback?: ReactNode; children: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="relations" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
