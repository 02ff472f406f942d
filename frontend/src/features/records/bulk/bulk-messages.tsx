import type { ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../../messages/en/bulk.json'),
  es: () => import('../../../../messages/es/bulk.json'),
  zh: () => import('../../../../messages/zh/bulk.json'),
  ru: () => import('../../../../messages/ru/bulk.json'),
  it: () => import('../../../../messages/it/bulk.json'),
};

export function BulkMessages({ children }: { children: ReactNode }) {
  return (
    <MoreMessages name="bulk" loaders={loaders}>
      {children}
    </MoreMessages>
  );
}
