import { useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import type { ForecastLine } from './forecast-api';
import { usePercent } from './use-percent';
import classes from './forecast.module.css';

/** The period in five figures. */
export function ForecastTiles({ total, currency }: { total: ForecastLine; currency: string }) {
  const t = useTranslations('forecast');
  const format = useValueFormatter();
  const percent = usePercent();
  // A glance needs no cents; the table below has them.
  const money = (amount: number) => format.money({ amount: Math.round(amount), currency });
  const tiles: readonly [string, string, string][] = [
    [
      t('columns.closed'),
      money(total.closed),
      total.quota === null ? '' : t('ofQuota', { share: percent(total.attainment) }),
    ],
    [t('columns.said'), money(total.said), t('hints.said')],
    [t('columns.call'), money(total.call), total.call === total.said ? t('hints.callSame') : t('hints.call')],
    [t('columns.weighted'), money(total.weighted), t('hints.weighted')],
    [
      t('columns.quota'),
      total.quota === null ? '–' : money(total.quota),
      total.quota === null
        ? t('noQuota')
        : total.quota > total.call
          ? t('gap', { amount: money(total.quota - total.call) })
          : t('reached'),
    ],
  ];
  return (
    <dl className={classes.tiles}>
      {tiles.map(([name, value, hint]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={classes.tileValue}>{value}</dd>
          <dd className={classes.tileHint}>{hint}</dd>
        </div>
      ))}
    </dl>
  );
}
