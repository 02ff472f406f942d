import { useLocale } from 'use-intl';
import { formattingLocale } from '@/shared/metadata/use-format';

/** Shares as percentages; a dash where there is none. */
export function usePercent(): (share: number | null) => string {
  const format = new Intl.NumberFormat(formattingLocale(useLocale()), { style: 'percent', maximumFractionDigits: 1 });
  return (share) => (share === null ? '–' : format.format(share));
}
