import { ScrollArea, Table } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { TextLink } from '@/shared/ui/text-link';
import { listOf, type LeadReport, type Period, type ReportBy, type ReportLine } from './lead-report-model';
import classes from './lead-report.module.css';

type Column = {
  name: string;
  show: (line: ReportLine) => string;
  /** The plain figure, for spreadsheets. */
  value: (line: ReportLine) => string | number | null;
};

/** What is told of each line, in the same order on the page and in the file. */
export function useReportColumns(currency: string): readonly Column[] {
  const t = useTranslations('leadReport');
  const format = useValueFormatter();
  const plain = (name: keyof ReportLine, of: (line: ReportLine) => number): Column => ({
    name: t(`columns.${name}` as 'columns.leads'),
    show: (line) => format.number(of(line)),
    value: of,
  });
  const money = (amount: number | null) => (amount === null ? '–' : format.money({ amount, currency }));
  const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10) / 10);
  const figure = (value: number | null) => (value === null ? '–' : format.number(rounded(value) ?? 0));
  const percent = (share: number) =>
    new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 }).format(share);
  const reasons = (line: ReportLine) =>
    line.rejections.map(({ reason, count }) => `${t(`reasons.${reason}` as 'reasons.other')}: ${count}`).join(', ');
  return [
    plain('leads', (line) => line.leads),
    plain('accepted', (line) => line.accepted),
    plain('rejected', (line) => line.rejected),
    plain('returned', (line) => line.returned),
    plain('converted', (line) => line.converted),
    { name: t('columns.conversionRate'), show: (line) => percent(line.conversionRate), value: (l) => l.conversionRate },
    {
      name: t('columns.medianCycleDays'),
      show: (line) => figure(line.medianCycleDays),
      value: (line) => rounded(line.medianCycleDays),
    },
    {
      name: t('columns.minutesPerLead'),
      show: (line) => figure(line.minutesPerLead),
      value: (line) => rounded(line.minutesPerLead),
    },
    plain('minutes', (line) => line.minutes),
    {
      name: t('columns.wonRevenue', { currency }),
      show: (line) => money(line.wonRevenue),
      value: (line) => line.wonRevenue,
    },
    {
      name: t('columns.revenuePerHour', { currency }),
      show: (line) => money(line.revenuePerHour),
      value: (line) => line.revenuePerHour,
    },
    { name: t('columns.why'), show: reasons, value: reasons },
  ];
}

type LeadReportTableProps = {
  report: LeadReport;
  by: ReportBy;
  period: Period;
  nameOf: (line: ReportLine) => string;
};

/** Every figure, each line with the way to its leads. */
export function LeadReportTable({ report, by, period, nameOf }: LeadReportTableProps) {
  const t = useTranslations('leadReport');
  const columns = useReportColumns(report.currency);
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('table'), role: 'region' }}>
      <Table className={classes.table} highlightOnHover aria-label={t('table')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t(`byNames.${by}`)}</Table.Th>
            {columns.map(({ name }) => (
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
                    <TextLink to="/leads" search={{ where } as never} title={t('list')}>
                      {nameOf(line)}
                    </TextLink>
                  ) : (
                    nameOf(line)
                  )}
                </Table.Th>
                {columns.map(({ name, show }) => (
                  <Table.Td key={name} className={classes.figure}>
                    {show(line)}
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('total')}</Table.Th>
            {columns.map(({ name, show }) => (
              <Table.Td key={name} className={classes.figure} fw={600}>
                {show(report.total)}
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </ScrollArea>
  );
}
