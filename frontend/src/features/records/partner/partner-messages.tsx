import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../../messages/en/partners.json'),
  es: () => import('../../../../messages/es/partners.json'),
  zh: () => import('../../../../messages/zh/partners.json'),
  ru: () => import('../../../../messages/ru/partners.json'),
  it: () => import('../../../../messages/it/partners.json'),
};

export function PartnerMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={null}>
      <MoreMessages name="partners" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
