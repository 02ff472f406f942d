import type { ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../../messages/en/export.json'),
  es: () => import('../../../../messages/es/export.json'),
  zh: () => import('../../../../messages/zh/export.json'),
  ru: () => import('../../../../messages/ru/export.json'),
  it: () => import('../../../../messages/it/export.json'),
};

export function ExportMessages({ children }: { children: ReactNode }) {
  return (
    <MoreMessages name="export" loaders={loaders}>
      {children}
    </MoreMessages>
  );
}
