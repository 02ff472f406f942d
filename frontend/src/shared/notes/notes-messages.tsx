import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '../i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/notes.json'),
  es: () => import('../../../messages/es/notes.json'),
  zh: () => import('../../../messages/zh/notes.json'),
  ru: () => import('../../../messages/ru/notes.json'),
  it: () => import('../../../messages/it/notes.json'),
};

/** Only who writes a note reads these texts. */
export function NotesMessages({ fallback = null, children }: { fallback?: ReactNode; children: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="notes" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
