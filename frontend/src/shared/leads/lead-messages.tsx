import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/leads.json'),
  es: () => import('../../../messages/es/leads.json'),
  zh: () => import('../../../messages/zh/leads.json'),
  ru: () => import('../../../messages/ru/leads.json'),
  it: () => import('../../../messages/it/leads.json'),
};

/** Only pages on which somebody works on a lead read these texts. */
export function LeadMessages({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="leads" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
