import { useTranslations } from 'use-intl';

/** Seconds as hours and minutes; what took less than one is less than a minute. */
export function useDuration(): (seconds: number) => string {
  const t = useTranslations('approvals');
  return (seconds) => {
    const minutes = Math.round(seconds / 60);
    return minutes === 0 ? t('moment') : t('duration', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  };
}
