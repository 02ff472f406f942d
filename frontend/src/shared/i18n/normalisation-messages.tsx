import type { ReactNode } from 'react';
import { MoreMessages } from './more-messages';

const loaders = {
  en: () => import('../../../messages/en/normalisation.json'),
  es: () => import('../../../messages/es/normalisation.json'),
  zh: () => import('../../../messages/zh/normalisation.json'),
  ru: () => import('../../../messages/ru/normalisation.json'),
  it: () => import('../../../messages/it/normalisation.json'),
};

/** What was mended, in words. Suspends until they are there. */
export function NormalisationMessages({ children }: { children: ReactNode }) {
  return (
    <MoreMessages name="normalisation" loaders={loaders}>
      {children}
    </MoreMessages>
  );
}
