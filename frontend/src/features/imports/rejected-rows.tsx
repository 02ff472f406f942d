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
import { rejectedRowsQuery } from './queries';

/** Why each row stayed outside, and the file to mend and import again. */
export function RejectedRows({ job }: { job: ImportJob }) {
  const t = useTranslations('imports.rejected');
  const query = useInfiniteQuery(rejectedRowsQuery(job.id));
  const rows = query.data?.pages.flatMap((page) => page.items);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2}>{t('title')}</Title>
        <Button
          component="a"
          href={apiUrl(`/imports/${job.id}/rejected.csv`)}
          download
          variant="default"
          leftSection={<IconDownload size={17} />}
        >
          {t('download')}
        </Button>
      </Group>
      {query.error && !rows ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : !rows ? (
        <ListSkeleton rows={3} />
      ) : (
        <RowList label={t('title')}>
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
