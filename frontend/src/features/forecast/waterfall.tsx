import { useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import type { ForecastChanges } from './forecast-api';
import { steps } from './forecast-model';
import classes from './forecast.module.css';

/** From what was expected to what is: each bar begins where the one above it has ended. */
export function Waterfall({ changes }: { changes: ForecastChanges }) {
  const t = useTranslations('forecast.changes');
  const format = useValueFormatter();
  const all = steps(changes);
  const widest = Math.max(...all.flatMap(({ from, to }) => [from, to]), 1);
  const share = (value: number) => `${(Math.max(value, 0) / widest) * 100}%`;
  return (
    <ol className={classes.waterfall} aria-label={t('waterfall')}>
      {all.map(({ name, from, to, deals }) => {
        const isEnd = name === 'start' || name === 'end';
        const kind = isEnd ? classes.closed : name === 'won' ? classes.wonStep : to < from ? classes.down : classes.up;
        return (
          <li key={name}>
            <span className={classes.label}>
              {isEnd ? t(name) : t(`moves.${name}`)}
              {deals !== undefined && <small> {t('count', { deals })}</small>}
            </span>
            <span className={classes.track} aria-hidden>
              <span
                className={kind}
                style={{ marginInlineStart: share(Math.min(from, to)), inlineSize: share(Math.abs(to - from)) }}
              />
            </span>
            <span className={classes.value}>
              {!isEnd && to > from ? '+' : ''}
              {format.money({
                amount: isEnd ? to : Math.round((to - from) * 10_000) / 10_000,
                currency: changes.currency,
              })}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
