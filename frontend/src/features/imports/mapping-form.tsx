import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { ImportJob } from '@/shared/api/types';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import classes from './imports.module.css';
import { MappingColumn } from './mapping-column';
import {
  externalIdField,
  groupTargets,
  initialMapping,
  mappingIssues,
  suggestedSource,
  type Mapping,
  type MappingIssue,
} from './model';
import { importQuery, runImport, targetsQuery } from './queries';
import { useGroupLabel, useTargetLabel } from './target-label';

export function MappingForm({ job }: { job: ImportJob }) {
  const t = useTranslations('imports');
  const problemText = useProblemText();
  const targetLabel = useTargetLabel();
  const groupLabel = useGroupLabel();
  const client = useQueryClient();
  const targets = useQuery(targetsQuery(job.recordType));
  const [mapping, setMapping] = useState<Mapping>(() => initialMapping(job));
  const [source, setSource] = useState(() => suggestedSource(job));

  const usesExternalId = [...mapping.values()].includes(externalIdField);
  const run = useMutation({
    mutationFn: () =>
      runImport({
        id: job.id,
        columns: [...mapping].map(([index, field]) => ({ index, field })),
        ...(usesExternalId ? { externalSource: source.trim() } : {}),
      }),
    onSuccess: (started) => client.setQueryData(importQuery(job.id).queryKey, started),
  });

  if (!targets.data) {
    return targets.error ? (
      <ErrorPanel error={targets.error} onRetry={() => void targets.refetch()} />
    ) : (
      <ListSkeleton rows={8} />
    );
  }

  const issues = mappingIssues(job.recordType, mapping, targets.data, source);
  const doubled = new Set(issues.flatMap((issue) => (issue.kind === 'doubled' ? [issue.field] : [])));
  const options = groupTargets(targets.data).map(({ group, targets: members }) => ({
    group: groupLabel(group),
    items: members.map(({ field }) => ({ value: field, label: targetLabel(job.recordType, field) })),
  }));
  const mappedCount = [...mapping.values()].filter((field) => field !== null).length;

  return (
    <Stack gap="lg" maw={980}>
      <Text c="dimmed">{t('mapping.text', { mapped: mappedCount, total: job.columns.length })}</Text>
      <ul className={classes.columns}>
        {job.columns.map((column) => {
          const field = mapping.get(column.index) ?? null;
          return (
            <MappingColumn
              key={column.index}
              column={column}
              field={field}
              options={options}
              isDoubled={field !== null && doubled.has(field)}
              onChange={(next) => setMapping(new Map(mapping).set(column.index, next))}
            />
          );
        })}
      </ul>
      {usesExternalId && (
        <TextInput
          maw={420}
          label={t('mapping.source')}
          description={t('mapping.sourceHint')}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
      )}
      {issues.length > 0 && <Issues issues={issues} label={(field) => targetLabel(job.recordType, field)} />}
      {run.error && (
        <Alert color="red" variant="light" role="alert" title={t('mapping.failed')}>
          {problemText(run.error)}
        </Alert>
      )}
      <Group>
        <Button
          size="md"
          leftSection={<IconPlayerPlay size={18} />}
          disabled={issues.length > 0}
          loading={run.isPending}
          onClick={() => run.mutate()}
        >
          {t('mapping.run', { rows: job.totalRows })}
        </Button>
        <Text size="sm" c="dimmed">
          {t('mapping.undoable')}
        </Text>
      </Group>
    </Stack>
  );
}

function Issues({ issues, label }: { issues: readonly MappingIssue[]; label: (field: string) => string }) {
  const t = useTranslations('imports.issues');
  return (
    <Alert color="yellow" variant="light" role="status">
      {issues.map((issue) => (
        <Text key={issue.kind === 'doubled' ? issue.field : issue.kind}>
          {issue.kind === 'doubled'
            ? t('doubled', { field: label(issue.field) })
            : issue.kind === 'nameless'
              ? t(`nameless.${issue.recordType}`)
              : t(issue.kind)}
        </Text>
      ))}
    </Alert>
  );
}
