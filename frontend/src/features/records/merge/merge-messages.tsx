import type { ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../../messages/en/merge.json'),
  es: () => import('../../../../messages/es/merge.json'),
  zh: () => import('../../../../messages/zh/merge.json'),
  ru: () => import('../../../../messages/ru/merge.json'),
  it: () => import('../../../../messages/it/merge.json'),
};

/** Lists and records carry none of these texts: they come with the dialog. */
export function MergeMessages({ children }: { children: ReactNode }) {
  return (
    <MoreMessages name="merge" loaders={loaders}>
      {children}
    </MoreMessages>
  );
}
