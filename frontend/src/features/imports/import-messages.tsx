import { Suspense, type ReactNode } from 'react';
import { ImportListMessages } from '@/shared/i18n/import-list-messages';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { NormalisationMessages } from '@/shared/i18n/normalisation-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';

const loaders = {
  en: () => import('../../../messages/en/import-wizard.json'),
  es: () => import('../../../messages/es/import-wizard.json'),
  zh: () => import('../../../messages/zh/import-wizard.json'),
  ru: () => import('../../../messages/ru/import-wizard.json'),
  it: () => import('../../../messages/it/import-wizard.json'),
};

/** The texts of the way from a file to records, and those of the rules by which values are mended. */
export function ImportMessages({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<ListSkeleton rows={6} />}>
      <MoreMessages name="importWizard" loaders={loaders}>
        <ImportListMessages>
          <NormalisationMessages>{children}</NormalisationMessages>
        </ImportListMessages>
      </MoreMessages>
    </Suspense>
  );
}
