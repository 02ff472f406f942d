import { Alert, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { ImportJob, ImportMapping } from '@/shared/api/import-types';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { fieldOfColumn, mappingIssues, usedFields, withField } from '../model';
import { checkImport, importQuery, runImport, targetsQuery } from '../queries';
import { FileProblems } from '../file-problems';
import { useGroupedTargets } from '../use-grouped-targets';
import { useTargetLabel } from '../target-label';
import classes from '../wizard.module.css';
import { AdvancedOptions } from './advanced-options';
import { ColumnRow } from './column-row';
import { ColumnsFooter } from './columns-footer';
import { Issues } from './issues';
import { SavedMappingMenu } from './saved-mapping-menu';

type ColumnsStepProps = { job: ImportJob; mapping: ImportMapping; onChange: (mapping: ImportMapping) => void };

const shownKinds = ['all', 'mapped', 'left'] as const;
const fewColumns = 12;

/** Which column becomes which field: proposed, and corrected against samples. */
export function ColumnsStep({ job, mapping, onChange }: ColumnsStepProps) {
  const t = useTranslations('importWizard.columns');
  const problemText = useProblemText();
  const targetLabel = useTargetLabel();
  const client = useQueryClient();
  const navigate = useNavigate();
  const targets = useQuery(targetsQuery(job.recordType));
  const options = useGroupedTargets(job.recordType, targets.data);
  const [shown, setShown] = useState<(typeof shownKinds)[number]>('all');
  const check = useMutation({
    mutationFn: () => checkImport(job.id, mapping),
    onSuccess: async (checking) => {
      client.setQueryData(importQuery(job.id).queryKey, checking);
      client.removeQueries({ queryKey: ['imports', 'rows', job.id] });
      await navigate({ to: '/imports/$importId', params: { importId: job.id } });
    },
  });

  const run = useMutation({
    mutationFn: () => runImport(job.id, mapping),
    onSuccess: (started) => client.setQueryData(importQuery(job.id).queryKey, started),
  });

  if (!targets.data) {
    return targets.error ? (
      <ErrorPanel error={targets.error} onRetry={() => void targets.refetch()} />
    ) : (
      <ListSkeleton rows={8} />
    );
  }

  const issues = mappingIssues(job.recordType, mapping, targets.data);
  const doubled = new Set(issues.flatMap((issue) => (issue.kind === 'doubled' ? [issue.field] : [])));
  const mapped = usedFields(mapping).length;
  const columns = job.columns.filter(
    ({ index }) => shown === 'all' || (fieldOfColumn(mapping, index) !== null) === (shown === 'mapped'),
  );
  return (
    <Stack gap="lg" className={classes.withFooter}>
      <div className={classes.columnsHead}>
        <Text c="dimmed">{t('text', { mapped, total: job.columns.length })}</Text>
        <SavedMappingMenu job={job} onApply={onChange} />
      </div>
      <FileProblems job={job} />
      {job.columns.length > fewColumns && (
        <SegmentedControl
          className={classes.start}
          aria-label={t('show')}
          data={shownKinds.map((value) => ({
            value,
            label: t(`shown.${value}`, {
              count: value === 'all' ? job.columns.length : value === 'mapped' ? mapped : job.columns.length - mapped,
            }),
          }))}
          value={shown}
          onChange={setShown}
        />
      )}
      <ul className={classes.columns}>
        {columns.map((column) => {
          const field = fieldOfColumn(mapping, column.index);
          return (
            <ColumnRow
              key={column.index}
              job={job}
              column={column}
              mapping={mapping}
              target={targets.data.find((target) => target.field === field)}
              options={options}
              isDoubled={field !== null && doubled.has(field)}
              onField={(next) => onChange(withField(mapping, column.index, next))}
              onChange={onChange}
            />
          );
        })}
      </ul>
      <AdvancedOptions job={job} mapping={mapping} targets={targets.data} options={options} onChange={onChange} />
      {issues.length > 0 && <Issues issues={issues} label={(field) => targetLabel(job.recordType, field)} />}
      {(check.error ?? run.error) && (
        <Alert color="red" variant="light" role="alert" title={t(check.error ? 'failed' : 'notStarted')}>
          {problemText(check.error ?? run.error)}
        </Alert>
      )}
      <ColumnsFooter
        job={job}
        isBlocked={issues.length > 0}
        isPending={check.isPending}
        onCheck={() => check.mutate()}
        isStarting={run.isPending}
        onRun={() => run.mutate()}
      />
    </Stack>
  );
}
