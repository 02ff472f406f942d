import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../../messages/en/insights.json'),
  es: () => import('../../../../messages/es/insights.json'),
  zh: () => import('../../../../messages/zh/insights.json'),
  ru: () => import('../../../../messages/ru/insights.json'),
  it: () => import('../../../../messages/it/insights.json'),
};

/** Only what tells of orders reads these texts. */
export function InsightMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={null}>
      <MoreMessages name="insights" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
