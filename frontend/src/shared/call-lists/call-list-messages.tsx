import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/call-lists.json'),
  es: () => import('../../../messages/es/call-lists.json'),
  zh: () => import('../../../messages/zh/call-lists.json'),
  ru: () => import('../../../messages/ru/call-lists.json'),
  it: () => import('../../../messages/it/call-lists.json'),
};

type CallListMessagesProps = { fallback: ReactNode; children: ReactNode };

export function CallListMessages({ fallback, children }: CallListMessagesProps) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="callLists" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
