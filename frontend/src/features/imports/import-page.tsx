import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { ImportJob } from '@/shared/api/types';
import { useLanguage } from '@/shared/i18n/language-provider';
import { formatFileSize } from '@/shared/lib/file-size';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ImportStateBadge } from '@/shared/ui/import-state-badge';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { ImportProgress } from './import-progress';
import { ImportResult } from './import-result';
import { MappingForm } from './mapping-form';
import { isUnderWay } from './model';
import { importQuery } from './queries';

export function ImportPage() {
  const { importId } = useParams({ from: '/app/imports/$importId' });
  const { data: job, error, refetch } = useQuery(importQuery(importId));
  useFreshRecords(job);
  if (!job) return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <ListSkeleton />;
  return (
    <>
      <PageHeader
        title={job.fileName}
        description={<FileFacts job={job} />}
        actions={<ImportStateBadge state={job.state} />}
      />
      {job.state === 'mapping' ? (
        <MappingForm key={job.id} job={job} />
      ) : isUnderWay(job.state) ? (
        <ImportProgress job={job} />
      ) : (
        <ImportResult job={job} />
      )}
    </>
  );
}

function FileFacts({ job }: { job: ImportJob }) {
  const t = useTranslations('imports');
  const { language } = useLanguage();
  return t('facts', {
    type: t(`types.${job.recordType}`),
    rows: job.totalRows,
    size: formatFileSize(job.sizeBytes, language),
    encoding: job.encoding,
  });
}

/** Lists show what an import or its undo has written as soon as it ends. */
function useFreshRecords(job: ImportJob | undefined): void {
  const client = useQueryClient();
  const previous = useRef(job?.state);
  useEffect(() => {
    if (!job || previous.current === job.state) return;
    const wasUnderWay = previous.current !== undefined && isUnderWay(previous.current);
    previous.current = job.state;
    if (!wasUnderWay || isUnderWay(job.state)) return;
    void client.invalidateQueries({ queryKey: ['records'] });
    void client.invalidateQueries({ queryKey: ['imports', 'list'] });
    void client.invalidateQueries({ queryKey: ['imports', 'latest'] });
  }, [client, job]);
}
