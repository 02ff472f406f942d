import { useTranslations } from 'use-intl';
import { Moment } from '@/shared/ui/moment';
import type { ConsentAct } from './consent-api';

const sources = ['preferencePage', 'oneClick', 'manual', 'import', 'form', 'api', 'merge'] as const;

/** Since when, from where, and by which text. */
export function ConsentProof({ act }: { act: ConsentAct }) {
  const t = useTranslations('consents');
  const source = sources.find((each) => each === act.source);
  const more = [
    source ? t(`sources.${source}`) : act.source,
    act.form,
    act.textVersion === null ? null : t('textVersion', { version: act.textVersion }),
    act.ip,
  ].filter((each) => each !== null && each !== '');
  return (
    <>
      <Moment value={act.at} />
      {` · ${more.join(' · ')}`}
    </>
  );
}
