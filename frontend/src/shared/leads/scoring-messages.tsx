import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/lead-scoring.json'),
  es: () => import('../../../messages/es/lead-scoring.json'),
  zh: () => import('../../../messages/zh/lead-scoring.json'),
  ru: () => import('../../../messages/ru/lead-scoring.json'),
  it: () => import('../../../messages/it/lead-scoring.json'),
};

/** Texts about what makes leads promising: for its settings, and for the reasons beside a lead. */
export function ScoringMessages({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="leadScoring" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
