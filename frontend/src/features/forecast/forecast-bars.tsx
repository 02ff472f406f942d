import { useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import type { Forecast, ForecastBy } from './forecast-api';
import { figures } from './forecast-model';
import { useLineName } from './use-line-name';
import classes from './forecast.module.css';

const most = 12;

/** The largest lines at a glance, beside their quotas; the table below says the same to whoever cannot see them. */
export function ForecastBars({ forecast, by }: { forecast: Forecast; by: ForecastBy }) {
  const t = useTranslations('forecast');
  const format = useValueFormatter();
  const nameOf = useLineName(by);
  const sumOf = (line: Forecast['total']) => figures.reduce((sum, figure) => sum + line[figure], 0);
  const shown = forecast.items.filter((line) => sumOf(line) > 0 || (line.quota ?? 0) > 0).slice(0, most);
  const widest = Math.max(...shown.map((line) => Math.max(sumOf(line), line.quota ?? 0)), 1);
  if (shown.length === 0) return null;
  return (
    <figure className={classes.chart} aria-hidden>
      <figcaption>
        {figures.map((figure) => (
          <span key={figure} className={classes.legend}>
            <i className={classes[figure]} />
            {t(`columns.${figure}`)}
          </span>
        ))}
        {shown.some((line) => line.quota !== null) && (
          <span className={classes.legend}>
            <i className={classes.quotaMark} />
            {t('columns.quota')}
          </span>
        )}
      </figcaption>
      <ol>
        {shown.map((line) => (
          <li key={line.key ?? ''}>
            <span className={classes.label}>{nameOf(line)}</span>
            <span className={classes.track}>
              {figures.map((figure) => (
                <span
                  key={figure}
                  className={classes[figure]}
                  style={{ inlineSize: `${(line[figure] / widest) * 100}%` }}
                />
              ))}
              {line.quota !== null && (
                <span className={classes.quota} style={{ insetInlineStart: `${(line.quota / widest) * 100}%` }} />
              )}
            </span>
            <span className={classes.value}>{format.money({ amount: line.said, currency: forecast.currency })}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
