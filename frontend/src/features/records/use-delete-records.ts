import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { recordLabel } from '@/shared/metadata/record-type';
import { useLabels } from '@/shared/metadata/use-labels';
import { deleteRecord, restoreRecord } from './record-api';
import { removeCached } from './record-cache';

const atOnce = 4;

/** Deletes at once and offers to take it back: what is deleted waits in the bin. */
export function useDeleteRecords(type: RecordTypeInfo): (records: readonly CrmRecord[]) => Promise<void> {
  const t = useTranslations('record');
  const client = useQueryClient();
  const labels = useLabels();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();

  return useCallback(
    async (records) => {
      const ids = new Set(records.map((record) => record.id));
      removeCached(client, type.resource, ids);
      const outcomes = await inTurns(records, (record) => deleteRecord(type.resource, record.id));
      const changeSetIds = outcomes.flatMap((outcome) =>
        outcome.status === 'fulfilled' && outcome.value ? [outcome.value] : [],
      );
      const failures = outcomes.filter((outcome) => outcome.status === 'rejected');
      await client.invalidateQueries({ queryKey: ['records', type.resource] });
      const [only] = records;
      const message =
        records.length === 1 && only
          ? t('deletedOne', { name: recordLabel(type, only) })
          : t('deletedMany', { count: changeSetIds.length, type: labels.many(type.name) });
      const [first, ...rest] = changeSetIds;
      if (first !== undefined) notifyUndo({ message, changeSetId: first, alsoUndo: rest });
      if (failures.length > 0) {
        notifications.show({
          color: 'red',
          title: t('notDeleted', { count: failures.length }),
          message: problemText(failures[0]?.reason),
        });
      }
    },
    [client, labels, notifyUndo, problemText, t, type],
  );
}

export function useRestoreRecord(type: RecordTypeInfo): (record: CrmRecord) => Promise<void> {
  const t = useTranslations('record');
  const client = useQueryClient();
  const problemText = useProblemText();
  return useCallback(
    async (record) => {
      try {
        await restoreRecord(type.resource, record.id);
        notifications.show({ color: 'pine', message: t('restored', { name: recordLabel(type, record) }) });
      } catch (error) {
        notifications.show({ color: 'red', message: problemText(error) });
      }
      await client.invalidateQueries({ queryKey: ['records', type.resource] });
    },
    [client, problemText, t, type],
  );
}

/** A few at a time, so that a long selection does not crowd out everything else. */
async function inTurns<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<PromiseSettledResult<R>[]> {
  const results: PromiseSettledResult<R>[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    results.push(...(await Promise.allSettled(items.slice(start, start + atOnce).map(run))));
  }
  return results;
}
