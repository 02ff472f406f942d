import { Badge, Button, ScrollArea, SegmentedControl, Select, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCamera } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { TextLink } from '@/shared/ui/text-link';
import { changesQuery, forecastKey, snapshotsQuery, type ForecastChanges } from './forecast-api';
import { Waterfall } from './waterfall';
import classes from './forecast.module.css';

/** What became of what was expected, deal by deal; the moves lead from then to now to the last unit. */
export function ChangesView({ period }: { period: string }) {
  const t = useTranslations('forecast.changes');
  const format = useValueFormatter();
  const mayKeep = useCan('forecast.adjust');
  const [since, setSince] = useState<string | null>(null);
  const [measure, setMeasure] = useState('amount');
  const snapshots = useQuery(snapshotsQuery);
  const { data: changes, error, refetch } = useQuery(changesQuery(period, measure, since ?? undefined));
  if (error && !changes) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!changes) return <ListSkeleton rows={6} />;
  if (changes.since === null) {
    return (
      <EmptyState icon={IconCamera} title={t('none')} actions={mayKeep && <KeepNow isPrimary />}>
        {t('noneText')}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={classes.tools}>
        <Select
          aria-label={t('since')}
          data={(snapshots.data ?? [changes.since])
            .filter((each) => each.hasDeals)
            .map((each) => ({ value: each.id, label: t('sinceDay', { day: format.dateTime(each.takenAt) }) }))}
          value={since ?? changes.since.id}
          allowDeselect={false}
          onChange={setSince}
          w={260}
        />
        <SegmentedControl
          aria-label={t('measure')}
          data={(['amount', 'weighted'] as const).map((value) => ({ value, label: t(value) }))}
          value={measure}
          onChange={setMeasure}
        />
        {mayKeep && <KeepNow />}
      </div>
      {changes.moves.length === 0 ? (
        <Text c="dimmed" my="xl" ta="center">
          {t('same')}
        </Text>
      ) : (
        <>
          <Waterfall changes={changes} />
          <Deals changes={changes} />
        </>
      )}
    </>
  );
}

function KeepNow({ isPrimary = false }: { isPrimary?: boolean }) {
  const t = useTranslations('forecast.changes');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [isBusy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    try {
      await request('POST', '/forecast/snapshots');
      notifications.show({ message: t('kept'), color: 'pine' });
      // The job needs a moment; asking again then is enough.
      setTimeout(() => void client.invalidateQueries({ queryKey: forecastKey }), 1500);
    } catch (error) {
      notifications.show({ message: problemText(error), color: 'red' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant={isPrimary ? 'filled' : 'default'}
      leftSection={<IconCamera size={17} />}
      loading={isBusy}
      onClick={() => void keep()}
    >
      {t('keep')}
    </Button>
  );
}

function Deals({ changes }: { changes: ForecastChanges }) {
  const t = useTranslations('forecast.changes');
  const format = useValueFormatter();
  const money = (amount: number | null) =>
    amount === null ? '–' : format.money({ amount, currency: changes.currency });
  const way = (before: string | null, after: string | null) =>
    before === after ? (before ?? '–') : `${before ?? '–'} → ${after ?? '–'}`;
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('deals'), role: 'region' }}>
      <Table className={classes.table} highlightOnHover aria-label={t('deals')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('deal')}</Table.Th>
            <Table.Th scope="col">{t('owner')}</Table.Th>
            <Table.Th scope="col">{t('move')}</Table.Th>
            <Table.Th scope="col">{t('month')}</Table.Th>
            <Table.Th scope="col" className={classes.figure}>
              {t('before')}
            </Table.Th>
            <Table.Th scope="col" className={classes.figure}>
              {t('after')}
            </Table.Th>
            <Table.Th scope="col" className={classes.figure}>
              {t('change')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.items.map((deal) => (
            <Table.Tr key={deal.id}>
              <Table.Th scope="row" fw={500}>
                {deal.name === null ? (
                  <Text span c="dimmed" inherit>
                    {t('gone')}
                  </Text>
                ) : (
                  <TextLink to="/opportunities/$id" params={{ id: deal.id }}>
                    {deal.name}
                  </TextLink>
                )}
              </Table.Th>
              <Table.Td>{deal.ownerName ?? '–'}</Table.Td>
              <Table.Td>
                <Badge variant="light" color={deal.change < 0 && deal.move !== 'won' ? 'orange' : 'teal'} tt="none">
                  {t(`moves.${deal.move}`)}
                </Badge>
              </Table.Td>
              <Table.Td>{way(deal.monthBefore, deal.monthAfter)}</Table.Td>
              <Table.Td className={classes.figure}>{money(deal.before)}</Table.Td>
              <Table.Td className={classes.figure}>{money(deal.after)}</Table.Td>
              <Table.Td className={classes.figure}>{money(deal.change)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
