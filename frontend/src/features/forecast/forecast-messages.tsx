import { Suspense, type ReactNode } from 'react';
import { MoreMessages } from '@/shared/i18n/more-messages';

const loaders = {
  en: () => import('../../../messages/en/forecast.json'),
  es: () => import('../../../messages/es/forecast.json'),
  zh: () => import('../../../messages/zh/forecast.json'),
  ru: () => import('../../../messages/ru/forecast.json'),
  it: () => import('../../../messages/it/forecast.json'),
};

/** Only the pages of the forecast read these texts. */
export function ForecastMessages({ fallback, children }: { fallback: ReactNode; children: ReactNode }) {
  return (
    <Suspense fallback={fallback}>
      <MoreMessages name="forecast" loaders={loaders}>
        {children}
      </MoreMessages>
    </Suspense>
  );
}
