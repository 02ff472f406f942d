import { Button, Group, Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { apiUrl } from '@/shared/api/client';
import type { ImportJob, ImportRow } from '@/shared/api/import-types';
import { QueryList } from '@/shared/ui/query-list';
import { RecordLink } from '@/shared/ui/record-link';
import { Row } from '@/shared/ui/row-list';
import { rowsQuery } from '../queries';
import classes from '../imports.module.css';

type ExplainedRowsProps = { job: ImportJob; outcome: 'rejected' | 'remarks' | 'kept' };

/** Why rows stayed outside, with the file to mend and import again; or what came in otherwise than it stood there. */
export function ExplainedRows({ job, outcome }: ExplainedRowsProps) {
  const t = useTranslations('importWizard.rows');
  const tImports = useTranslations('imports');
  const query = useInfiniteQuery(rowsQuery(job.id, outcome));
  const formats = job.format === 'xlsx' ? (['xlsx', 'csv'] as const) : (['csv'] as const);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2}>{t(outcome)}</Title>
        {outcome === 'rejected' && (
          <Group gap="xs">
            {formats.map((format) => (
              <Button
                key={format}
                component="a"
                href={apiUrl(`/imports/${job.id}/rejected.${format}`)}
                download
                variant="default"
                leftSection={<IconDownload size={17} />}
              >
                {t(`download.${format}`)}
              </Button>
            ))}
          </Group>
        )}
      </Group>
      <QueryList
        query={query}
        items={query.data?.pages.flatMap((page) => page.items)}
        label={t(outcome)}
        empty={null}
        more={tImports('showMore')}
        skeletonRows={3}
        row={(row) => <ExplainedRow key={row.line} job={job} row={row} />}
      />
    </Stack>
  );
}

function ExplainedRow({ job, row }: { job: ImportJob; row: ImportRow }) {
  const t = useTranslations('importWizard.rows');
  return (
    <Row
      start={<span className={classes.line}>{t('line', { line: row.line })}</span>}
      title={
        row.recordId && row.recordName ? (
          <RecordLink recordType={job.recordType} id={row.recordId}>
            {row.recordName}
          </RecordLink>
        ) : (
          row.reason
        )
      }
      detail={row.recordName ? row.reason : row.cells?.filter(Boolean).join(' · ')}
    />
  );
}
