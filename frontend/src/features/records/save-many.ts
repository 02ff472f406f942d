import { notifications } from '@mantine/notifications';
import type { QueryClient } from '@tanstack/react-query';
import type { useTranslations } from 'use-intl';
import type { useUndo } from '@/app/undo';
import type { useProblemText } from '@/shared/api/problem';
import { ProblemError, type ProblemBody } from '@/shared/api/problem-error';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue, referenceLabel, withFieldValue } from '@/shared/metadata/field-value';
import { sameValue } from '@/shared/metadata/record-type';
import type { useLabels } from '@/shared/metadata/use-labels';
import type { CellEdit, RefusedCell } from '@/shared/ui/data-grid/use-grid-clipboard';
import { dropFailedEdit, keepFailedEdit } from './failed-edits-store';
import { updateMany, type BatchResult } from './record-api';
import { cachedRecord, changeCached, refreshAfterWrite } from './record-cache';

export type SaveManyTools = {
  type: RecordTypeInfo;
  t: ReturnType<typeof useTranslations<'grid.cells'>>;
  client: QueryClient;
  labels: ReturnType<typeof useLabels>;
  problemText: ReturnType<typeof useProblemText>;
  notifyUndo: ReturnType<typeof useUndo>['notifyUndo'];
};

/** Cells that change together show at once, are saved in one request and taken back as one act. */
export function saveMany(tools: SaveManyTools, edits: readonly CellEdit[], refused: readonly RefusedCell[]): void {
  const { type, t, client, labels, problemText, notifyUndo } = tools;
  const show = (edit: CellEdit) =>
    changeCached(client, type.resource, edit.record.id, (known) =>
      withFieldValue(known, edit.field, edit.draft.value, edit.draft.label),
    );
  const takeBack = (edit: CellEdit, reason: string) => {
    const before = fieldValue(edit.record, edit.field);
    changeCached(client, type.resource, edit.record.id, (known) =>
      withFieldValue(known, edit.field, before, referenceLabel(edit.field, edit.record)),
    );
    keepFailedEdit(edit.record.id, edit.field.name, { draft: edit.draft, reason });
  };
  const tellRefused = (refused: readonly RefusedCell[]) => {
    const [first] = refused;
    if (!first) return;
    notifications.show({
      color: 'yellow',
      title: t('refused', { count: refused.length }),
      message: t('refusedFirst', {
        field: labels.field(type.name, first.field.name),
        text: first.text,
        reason: t(`problems.${first.problem}`),
      }),
    });
  };

  const save = async (edits: readonly CellEdit[]) => {
    const byRecord = groupByRecord(edits);
    const operations = [...byRecord].map(([id, ofRecord]) => ({
      id,
      version: cachedRecord(client, type.resource, id)?.version ?? ofRecord[0]?.record.version ?? 0,
      values: Object.fromEntries(ofRecord.map(({ field, draft }) => [field.name, draft.value])),
    }));
    edits.forEach(show);
    try {
      const { results, changeSetIds } = await updateMany(type.resource, operations);
      const saved = results.filter((result) => !failureOf(result));
      for (const result of results) {
        const id = operations[result.index]?.id ?? '';
        const failure = failureOf(result);
        if (failure) for (const edit of byRecord.get(id) ?? []) takeBack(edit, problemText(failure));
        else if (result.record) changeCached(client, type.resource, id, (known) => ({ ...known, ...result.record }));
      }
      const count = saved.reduce((sum, { index }) => sum + (byRecord.get(operations[index]?.id ?? '')?.length ?? 0), 0);
      const [first, ...others] = changeSetIds;
      if (first !== undefined && count > 0)
        notifyUndo({ message: t('saved', { count }), changeSetId: first, alsoUndo: others });
      if (saved.length < results.length)
        notifications.show({ color: 'red', message: t('notSaved', { count: edits.length - count }) });
    } catch (error) {
      for (const edit of edits) takeBack(edit, problemText(error));
      notifications.show({ color: 'red', message: problemText(error) });
    }
    await refreshAfterWrite(client, type.resource);
  };

  tellRefused(refused);
  const changed = edits.filter(({ record, field, draft }) => !sameValue(fieldValue(record, field), draft.value));
  for (const { record, field } of changed) dropFailedEdit(record.id, field.name);
  if (changed.length > 0) void save(changed);
}

function groupByRecord(edits: readonly CellEdit[]): Map<string, CellEdit[]> {
  const groups = new Map<string, CellEdit[]>();
  for (const edit of edits) groups.set(edit.record.id, [...(groups.get(edit.record.id) ?? []), edit]);
  return groups;
}

function failureOf({ status, problem }: BatchResult<CrmRecord>): ProblemError | undefined {
  return status >= 400 ? new ProblemError(status, problem ?? ({} satisfies ProblemBody)) : undefined;
}
