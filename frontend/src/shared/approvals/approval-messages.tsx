import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/approvals.json'),
  es: () => import('../../../messages/es/approvals.json'),
  zh: () => import('../../../messages/zh/approvals.json'),
  ru: () => import('../../../messages/ru/approvals.json'),
  it: () => import('../../../messages/it/approvals.json'),
};

/** What speaks of approvals carries its texts with it. */
export function ApprovalMessages({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="approvals" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
