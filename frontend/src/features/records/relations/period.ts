import { useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';

/** "since 1 May 2019", "1 May 2019 – 3 June 2024", "until 3 June 2024"; nothing where neither is known. */
export function usePeriod(): (since: string | null, until: string | null) => string | undefined {
  const t = useTranslations('relations');
  const format = useValueFormatter();
  return (since, until) => {
    if (since !== null && until !== null) {
      return t('period', { since: format.date(since), until: format.date(until) });
    }
    if (since !== null) return t('since', { day: format.date(since) });
    return until === null ? undefined : t('until', { day: format.date(until) });
  };
}
