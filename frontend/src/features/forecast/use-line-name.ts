import { useLocale, useTranslations } from 'use-intl';
import type { ForecastBy, ForecastLine } from './forecast-api';
import { periodName } from './forecast-model';

export function useLineName(by: ForecastBy): (line: Pick<ForecastLine, 'key' | 'label'>) => string {
  const t = useTranslations('forecast');
  const locale = useLocale();
  return ({ key, label }) =>
    key === null
      ? t(`without.${by}`)
      : by === 'month'
        ? periodName(key, locale, (values) => t('quarter', values))
        : (label ?? t('unknown'));
}
