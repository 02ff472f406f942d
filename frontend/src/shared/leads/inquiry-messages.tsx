import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/inquiries.json'),
  es: () => import('../../../messages/es/inquiries.json'),
  zh: () => import('../../../messages/zh/inquiries.json'),
  ru: () => import('../../../messages/ru/inquiries.json'),
  it: () => import('../../../messages/it/inquiries.json'),
};

/** Texts about what customers ask and look at: for the list, and beside a lead. */
export function InquiryMessages({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="inquiries" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
