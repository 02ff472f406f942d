import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/mails.json'),
  es: () => import('../../../messages/es/mails.json'),
  zh: () => import('../../../messages/zh/mails.json'),
  ru: () => import('../../../messages/ru/mails.json'),
  it: () => import('../../../messages/it/mails.json'),
};

/** Only operators read these texts. */
export function MailMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <MoreMessages name="mails" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
