import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/templates.json'),
  es: () => import('../../../messages/es/templates.json'),
  zh: () => import('../../../messages/zh/templates.json'),
  ru: () => import('../../../messages/ru/templates.json'),
  it: () => import('../../../messages/it/templates.json'),
};

/** Only writers of templates read these texts. */
export function TemplateMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <MoreMessages name="templates" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
