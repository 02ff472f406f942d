import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/audit.json'),
  es: () => import('../../../messages/es/audit.json'),
  zh: () => import('../../../messages/zh/audit.json'),
  ru: () => import('../../../messages/ru/audit.json'),
  it: () => import('../../../messages/it/audit.json'),
};

/** Only those who may read the audit log read these texts. */
export function AuditMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={8} />}>
      <MoreMessages name="audit" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
