import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ImportJob, ImportMapping } from '@/shared/api/import-types';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ImportStateBadge } from '@/shared/ui/import-state-badge';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { ImportMessages } from './import-messages';
import { initialMapping, isUnderWay } from './model';
import { importQuery } from './queries';
import { FileFacts } from './reading/file-facts';
import { ImportProgress } from './import-progress';
import { StepBar } from './step-bar';
import { openSteps, stepOf } from './steps';

// Each step brings what it alone needs.
const ReadingStep = lazy(async () => ({ default: (await import('./reading/reading-step')).ReadingStep }));
const ColumnsStep = lazy(async () => ({ default: (await import('./columns/columns-step')).ColumnsStep }));
const CheckStep = lazy(async () => ({ default: (await import('./check/check-step')).CheckStep }));
const ImportResult = lazy(async () => ({ default: (await import('./run/import-result')).ImportResult }));

export function ImportPage() {
  return (
    <ImportMessages>
      <OneImport />
    </ImportMessages>
  );
}

function OneImport() {
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
      {/* Read in another way, the file has other columns: what was chosen for the old ones is void. */}
      <Steps key={`${job.id} ${job.columns.map(({ header }) => header).join('\t')}`} job={job} />
    </>
  );
}

function Steps({ job }: { job: ImportJob }) {
  const { step: wanted } = useSearch({ strict: false });
  const [draft, setDraft] = useState<ImportMapping>(() => initialMapping(job));
  const shown = stepOf(job, wanted);
  return (
    <>
      <StepBar shown={shown} importId={job.id} open={openSteps(job)} />
      <Suspense fallback={<ListSkeleton rows={8} />}>
        {shown === 'file' ? (
          <ReadingStep job={job} />
        ) : shown === 'columns' ? (
          <ColumnsStep job={job} mapping={draft} onChange={setDraft} />
        ) : shown === 'check' ? (
          <CheckStep job={job} />
        ) : job.state === 'undoing' || isUnderWay(job.state) ? (
          <ImportProgress job={job} />
        ) : (
          <ImportResult job={job} />
        )}
      </Suspense>
    </>
  );
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
    void client.invalidateQueries({ queryKey: ['imports', 'rows', job.id] });
  }, [client, job]);
}
