import { ScrollArea, Table, Text } from '@mantine/core';
import { IconRulerMeasure } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { accuracyQuery, type AccuracyLine } from './forecast-api';
import { moved, periodName, periodOf, unitOf } from './forecast-model';
import { useLineName } from './use-line-name';
import { usePercent } from './use-percent';
import classes from './forecast.module.css';

/** How far the forecasts of the last four full periods were from what came. */
export function AccuracyView({ period }: { period: string }) {
  const t = useTranslations('forecast.accuracy');
  const texts = useTranslations('forecast');
  const locale = useLocale();
  const format = useValueFormatter();
  const percent = usePercent();
  const nameOf = useLineName('owner');
  const present = periodOf(new Date(), unitOf(period));
  const { data, error, refetch } = useQuery(accuracyQuery(period < present ? period : moved(present, -1)));
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={6} />;
  if (data.periods.length === 0) {
    return (
      <EmptyState icon={IconRulerMeasure} title={t('none')}>
        {t('noneText')}
      </EmptyState>
    );
  }
  const money = (amount: number) => format.money({ amount, currency: data.currency });
  const signed = (share: number | null) => (share !== null && share > 0 ? `+${percent(share)}` : percent(share));
  const row = (line: AccuracyLine, name: string) => (
    <Table.Tr key={line.key ?? name}>
      <Table.Th scope="row" fw={500}>
        {name}
      </Table.Th>
      <Table.Td className={classes.figure}>{percent(line.commitError)}</Table.Td>
      <Table.Td className={classes.figure}>{signed(line.commitBias)}</Table.Td>
      <Table.Td className={classes.figure}>{percent(line.weightedError)}</Table.Td>
      <Table.Td className={classes.figure}>{signed(line.weightedBias)}</Table.Td>
    </Table.Tr>
  );
  return (
    <>
      <Text c="dimmed" size="sm" mb="md" maw={760}>
        {t('formula')}
      </Text>
      <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('owners'), role: 'region' }}>
        <Table className={classes.table} highlightOnHover aria-label={t('owners')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{texts('bys.owner')}</Table.Th>
              {(['commitError', 'commitBias', 'weightedError', 'weightedBias'] as const).map((name) => (
                <Table.Th key={name} scope="col" className={classes.figure}>
                  {t(name)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{data.items.map((line) => row(line, nameOf(line)))}</Table.Tbody>
          <Table.Tfoot>{row(data.total, texts('total'))}</Table.Tfoot>
        </Table>
      </ScrollArea>
      <ScrollArea type="auto" mt="lg" viewportProps={{ tabIndex: 0, 'aria-label': t('periods'), role: 'region' }}>
        <Table className={classes.table} aria-label={t('periods')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{texts('period')}</Table.Th>
              {(['commit', 'weighted', 'actual'] as const).map((name) => (
                <Table.Th key={name} scope="col" className={classes.figure}>
                  {t(name)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.total.periods.map((each) => (
              <Table.Tr key={each.period}>
                <Table.Th scope="row" fw={500}>
                  {periodName(each.period, locale, (values) => texts('quarter', values))}
                </Table.Th>
                <Table.Td className={classes.figure}>{money(each.commit)}</Table.Td>
                <Table.Td className={classes.figure}>{money(each.weighted)}</Table.Td>
                <Table.Td className={classes.figure}>{money(each.actual)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </>
  );
}
