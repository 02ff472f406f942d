import { Button, Group, ScrollArea, Select, Table, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload, IconTarget } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { apiUrl } from '@/shared/api/client';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { RecordLink } from '@/shared/ui/record-link';
import classes from './customer-reports.module.css';
import { potentialReport, potentialSorts, type PotentialLine, type PotentialSort } from './customer-reports-api';

/** Which customers buy what elsewhere, the most first. */
export function PotentialReport() {
  const t = useTranslations('customerReports.potential');
  const [sort, setSort] = useState<PotentialSort>('-whiteSpace');
  const [typed, setTyped] = useState('');
  const [family] = useDebouncedValue(typed.trim(), 300);
  const query = useInfiniteQuery(potentialReport(sort, family));
  const lines = query.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <Group gap="sm" mb="md" align="flex-end">
        <Select
          label={t('sort')}
          data={potentialSorts.map((value) => ({ value, label: t(`sorts.${sortKey(value)}`) }))}
          value={sort}
          allowDeselect={false}
          onChange={(value) => setSort(potentialSorts.find((each) => each === value) ?? '-whiteSpace')}
        />
        <TextInput
          label={t('family')}
          value={typed}
          maxLength={100}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button
          variant="default"
          component="a"
          href={apiUrl('/reports/potential/export', { sort, ...(family === '' ? {} : { family }) })}
          leftSection={<IconDownload size={16} />}
        >
          {t('export')}
        </Button>
      </Group>
      {query.error && !lines ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : lines === undefined ? (
        <ListSkeleton rows={8} />
      ) : lines.length === 0 ? (
        <EmptyState icon={IconTarget} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <Lines lines={lines} />
          {query.hasNextPage && (
            <Button
              mt="md"
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('more')}
            </Button>
          )}
        </>
      )}
    </>
  );
}

function sortKey(sort: PotentialSort): 'mostWhite' | 'leastWhite' | 'mostShare' | 'leastShare' {
  const keys = {
    '-whiteSpace': 'mostWhite',
    whiteSpace: 'leastWhite',
    '-share': 'mostShare',
    share: 'leastShare',
  } as const;
  return keys[sort];
}

function Lines({ lines }: { lines: readonly PotentialLine[] }) {
  const t = useTranslations('customerReports.potential');
  const { money, date } = useValueFormatter();
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('table'), role: 'region' }}>
      <Table highlightOnHover aria-label={t('table')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('columns.account')}</Table.Th>
            <Table.Th scope="col">{t('columns.family')}</Table.Th>
            {(['need', 'bought', 'share', 'white'] as const).map((column) => (
              <Table.Th key={column} scope="col" className={classes.figure}>
                {t(`columns.${column}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t('columns.source')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={line.id}>
              <Table.Th scope="row" fw={500}>
                <RecordLink recordType="account" id={line.accountId} className={classes.link}>
                  {line.accountName}
                </RecordLink>
              </Table.Th>
              <Table.Td>{line.family}</Table.Td>
              <Table.Td className={classes.figure}>{money({ amount: line.need, currency: line.currency })}</Table.Td>
              <Table.Td className={classes.figure}>{money({ amount: line.bought, currency: line.currency })}</Table.Td>
              <Table.Td className={classes.figure}>
                <span className={classes.share} aria-hidden>
                  <span style={{ inlineSize: `${Math.min(100, line.share * 100)}%` }} />
                </span>
                {t('share', { share: line.share })}
              </Table.Td>
              <Table.Td className={classes.figure}>{money({ amount: line.white, currency: line.currency })}</Table.Td>
              <Table.Td>{[line.sourceName, date(line.asOf)].filter(Boolean).join(', ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
