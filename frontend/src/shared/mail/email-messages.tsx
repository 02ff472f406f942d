import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '../i18n/more-messages';
import { ListSkeleton } from '../ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/email.json'),
  es: () => import('../../../messages/es/email.json'),
  zh: () => import('../../../messages/zh/email.json'),
  ru: () => import('../../../messages/ru/email.json'),
  it: () => import('../../../messages/it/email.json'),
};

type EmailMessagesProps = { fallback?: ReactNode; children: ReactNode };

/** Only pages on which mails are read or written need these texts. */
export function EmailMessages({ fallback = <ListSkeleton rows={6} />, children }: EmailMessagesProps) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="email" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
