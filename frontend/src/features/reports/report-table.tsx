import { ScrollArea, Table } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { TextLink } from '@/shared/ui/text-link';
import { listOf, type Period, type ReportBy, type ReportLine, type SalesReport } from './report-model';
import classes from './reports.module.css';

type ReportTableProps = {
  report: SalesReport;
  by: ReportBy;
  period: Period;
  nameOf: (line: ReportLine) => string;
};

type Column = readonly [string, (line: ReportLine) => string];

/** Every figure, each line with the way to its deals. */
export function ReportTable({ report, by, period, nameOf }: ReportTableProps) {
  const t = useTranslations('deals.reports');
  const format = useValueFormatter();
  const money = (amount: number | null) =>
    amount === null ? '–' : format.money({ amount, currency: report.currency });
  const percent = (share: number | null) =>
    share === null
      ? '–'
      : new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 2 }).format(share);
  const days = (count: number | null) => (count === null ? '–' : format.number(Math.round(count * 100) / 100));
  const isLosses = by === 'lossReason';
  const priceGap: Column = [
    t('columns.meanPriceGap'),
    ({ meanPriceGap = null }) => (meanPriceGap !== null && meanPriceGap > 0 ? '+' : '') + percent(meanPriceGap),
  ];
  const columns: readonly Column[] =
    by === 'forecast'
      ? [
          [t('columns.open'), (line) => format.number(line.open)],
          [t('columns.openValue'), (line) => money(line.openValue)],
          [t('columns.weightedValue'), (line) => money(line.weightedValue)],
        ]
      : isLosses
        ? [
            [t('columns.lost'), (line) => format.number(line.lost)],
            [t('columns.lostShare'), (line) => percent(line.lostShare)],
          ]
        : [
            [t('columns.count'), (line) => format.number(line.count)],
            [t('columns.open'), (line) => format.number(line.open)],
            [t('columns.won'), (line) => format.number(line.won)],
            [t('columns.lost'), (line) => format.number(line.lost)],
            [t('columns.winRate'), (line) => percent(line.winRate)],
            [t('columns.wonValue'), (line) => money(line.wonValue)],
            [t('columns.meanWonValue'), (line) => money(line.meanWonValue)],
            [t('columns.meanCycleDays'), (line) => days(line.meanCycleDays)],
            [t('columns.openValue'), (line) => money(line.openValue)],
            [t('columns.weightedValue'), (line) => money(line.weightedValue)],
            ...(by === 'competitor' ? [priceGap] : []),
          ];
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('table'), role: 'region' }}>
      <Table className={classes.table} highlightOnHover aria-label={t('table')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t(`byNames.${by}`)}</Table.Th>
            {columns.map(([name]) => (
              <Table.Th key={name} scope="col" className={classes.figure}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.items.map((line) => {
            const where = listOf(by, line.key, period);
            return (
              <Table.Tr key={line.key ?? ''}>
                <Table.Th scope="row" fw={500}>
                  {where ? (
                    <TextLink to="/opportunities" search={{ where } as never} title={t('list')}>
                      {nameOf(line)}
                    </TextLink>
                  ) : (
                    nameOf(line)
                  )}
                </Table.Th>
                {columns.map(([name, show]) => (
                  <Table.Td key={name} className={classes.figure}>
                    {show(line)}
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
        {by !== 'competitor' && (
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{t('total')}</Table.Th>
              {columns.map(([name, show]) => (
                <Table.Th key={name} className={classes.figure}>
                  {show(report.total)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Tfoot>
        )}
      </Table>
    </ScrollArea>
  );
}
