import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import type { RecordTypeInfo } from '@/shared/api/types';
import { recordLabel } from '@/shared/metadata/record-type';
import { useLabels } from '@/shared/metadata/use-labels';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { recordQuery } from '../record-queries';
import { mergePreviewQuery, mergeRecords, type MergeChoices } from './merge-api';
import { ChoiceOfField, ChoiceOfSurvivor } from './merge-choices';
import { choicesOf } from './merge-model';
import classes from './merge.module.css';
import { MergeOutcome } from './merge-outcome';

type MergeFormProps = {
  type: RecordTypeInfo;
  ids: readonly string[];
  onClose: () => void;
  onMerged: ((survivorId: string) => void) | undefined;
};

/** Which one stays, whose values count where they differ, and what follows from it: all before anything is changed. */
export function MergeForm({ type, ids, onClose, onMerged }: MergeFormProps) {
  const t = useTranslations('merge');
  const labels = useLabels();
  const problemText = useProblemText();
  const client = useQueryClient();
  const { notifyUndo } = useUndo();
  const [survivor, setSurvivor] = useState(ids[0] ?? '');
  const [choices, setChoices] = useState<MergeChoices>({});
  const others = ids.filter((id) => id !== survivor);
  const records = useQueries({ queries: ids.map((id) => recordQuery(type.resource, id)) }).map(({ data }) => data);
  const input = { survivor, others, choices };
  const preview = useQuery({ ...mergePreviewQuery(type, input), placeholderData: keepPreviousData });
  const nameOf = (id: string) => {
    const record = records[ids.indexOf(id)];
    const name = record ? recordLabel(type, record) : '';
    return name === '' ? t('unnamed') : name;
  };
  const merge = useMutation({
    mutationFn: () => mergeRecords(type, input),
    onSuccess: async ({ record, changeSetId }) => {
      onClose();
      onMerged?.(record.id);
      if (changeSetId !== undefined)
        notifyUndo({ message: t('merged', { name: recordLabel(type, record), count: ids.length }), changeSetId });
      await client.invalidateQueries({ queryKey: ['records'] });
    },
  });
  if (preview.error && !preview.data)
    return <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />;
  const kept = records[ids.indexOf(survivor)];
  return (
    <Stack gap="lg">
      <Text>{t('explain', { count: ids.length })}</Text>
      {merge.error && (
        <Alert color="red" variant="light" role="alert">
          {problemText(merge.error)}
        </Alert>
      )}
      <ChoiceOfSurvivor
        type={type}
        records={records}
        ids={ids}
        nameOf={nameOf}
        survivor={survivor}
        onChoose={(id) => {
          setSurvivor(id);
          setChoices({});
        }}
      />
      {!preview.data || !kept ? (
        <Skeleton height={180} radius="md" />
      ) : (
        <>
          {choicesOf(type, preview.data.conflicts).map((choice) => (
            <ChoiceOfField
              key={choice.field.name}
              recordType={type.name}
              choice={choice}
              nameOf={nameOf}
              chosen={choices[choice.field.name] ?? survivor}
              onChoose={(id) => setChoices({ ...choices, [choice.field.name]: id })}
            />
          ))}
          <MergeOutcome type={type} kept={kept} preview={preview.data} binned={others.map(nameOf)} />
        </>
      )}
      <div className={classes.footer}>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button
          loading={merge.isPending}
          disabled={!preview.data || preview.isPlaceholderData}
          onClick={() => merge.mutate()}
        >
          {t('submit', { count: ids.length, many: labels.many(type.name) })}
        </Button>
      </div>
    </Stack>
  );
}
