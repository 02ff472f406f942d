import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/shared/ui/text-link';
import { SessionFrame } from './session-frame';

/** A link from a mail that was used, has expired, or lost its end: says so, and where to go on. */
export function LinkEnded({ text, children }: { text: string; children?: ReactNode }) {
  const t = useTranslations('security');
  return (
    <SessionFrame title={t('linkEnded.title')} description={text}>
      {children}
      <TextLink to="/sign-in">{t('toSignIn')}</TextLink>
    </SessionFrame>
  );
}
