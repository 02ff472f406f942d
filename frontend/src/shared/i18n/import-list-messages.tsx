import type { ReactNode } from 'react';
import { MoreMessages } from './more-messages';

const loaders = {
  en: () => import('../../../messages/en/imports.json'),
  es: () => import('../../../messages/es/imports.json'),
  zh: () => import('../../../messages/zh/imports.json'),
  ru: () => import('../../../messages/ru/imports.json'),
  it: () => import('../../../messages/it/imports.json'),
};

/** What imports are called, wherever they are listed. */
export function ImportListMessages({ children }: { children: ReactNode }) {
  return (
    <MoreMessages name="imports" loaders={loaders}>
      {children}
    </MoreMessages>
  );
}
