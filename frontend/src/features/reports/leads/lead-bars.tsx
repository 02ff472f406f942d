import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import type { LeadReport, ReportLine } from './lead-report-model';
import classes from './lead-report.module.css';

const measures = ['conversionRate', 'revenuePerHour', 'medianCycleDays', 'minutesPerLead', 'leads'] as const;

type Measure = (typeof measures)[number];

type LeadBarsProps = { report: LeadReport; nameOf: (line: ReportLine) => string };

/** One figure side by side; the table below says the same to whoever cannot see the bars. */
export function LeadBars({ report, nameOf }: LeadBarsProps) {
  const t = useTranslations('leadReport');
  const format = useValueFormatter();
  const [measure, setMeasure] = useState<Measure>('conversionRate');
  const shown = report.items.slice(0, 12);
  const most = Math.max(...shown.map((line) => line[measure] ?? 0), 0);
  const text = (value: number | null) => {
    if (value === null) return '–';
    if (measure === 'conversionRate')
      return new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 }).format(value);
    if (measure === 'revenuePerHour') return format.money({ amount: value, currency: report.currency });
    return format.number(Math.round(value * 10) / 10);
  };
  return (
    <>
      <SegmentedControl
        className={classes.measures}
        aria-label={t('chart')}
        data={measures.map((value) => ({ value, label: t(`measures.${value}`) }))}
        value={measure}
        onChange={setMeasure}
      />
      <figure className={classes.chart} aria-hidden>
        <ol>
          {shown.map((line) => (
            <li key={line.key ?? ''}>
              <span className={classes.label}>{nameOf(line)}</span>
              <span className={classes.track}>
                <span style={{ inlineSize: `${most === 0 ? 0 : ((line[measure] ?? 0) / most) * 100}%` }} />
              </span>
              <span className={classes.value}>{text(line[measure])}</span>
            </li>
          ))}
        </ol>
      </figure>
    </>
  );
}
