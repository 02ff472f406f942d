import { Button, Center, Group, Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { apiUrl } from '@/shared/api/client';
import type { ImportJob } from '@/shared/api/types';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { Row, RowList } from '@/shared/ui/row-list';
import classes from './imports.module.css';
import { explainedRowsQuery } from './queries';

type ExplainedRowsProps = { job: ImportJob; outcome: 'rejected' | 'remarks' };

/** Why rows stayed outside, with the file to mend and import again; or what was left out of rows that came in. */
export function ExplainedRows({ job, outcome }: ExplainedRowsProps) {
  const t = useTranslations('imports.rows');
  const query = useInfiniteQuery(explainedRowsQuery(job.id, outcome));
  const rows = query.data?.pages.flatMap((page) => page.items);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2}>{t(outcome)}</Title>
        {outcome === 'rejected' && (
          <Button
            component="a"
            href={apiUrl(`/imports/${job.id}/rejected.csv`)}
            download
            variant="default"
            leftSection={<IconDownload size={17} />}
          >
            {t('download')}
          </Button>
        )}
      </Group>
      {query.error && !rows ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : !rows ? (
        <ListSkeleton rows={3} />
      ) : (
        <RowList label={t(outcome)}>
          {rows.map((row) => (
            <Row
              key={row.line}
              start={<span className={classes.line}>{t('line', { line: row.line })}</span>}
              title={row.reason}
              detail={row.cells?.filter(Boolean).join(' · ')}
            />
          ))}
        </RowList>
      )}
      {query.hasNextPage && (
        <Center>
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('showMore')}
          </Button>
        </Center>
      )}
    </Stack>
  );
}
