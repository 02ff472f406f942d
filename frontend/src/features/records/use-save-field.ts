import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { fieldErrors, useProblemText } from '@/shared/api/problem';
import { ProblemError } from '@/shared/api/problem-error';
import type { CrmRecord, FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import { fieldValue, referenceLabel, withFieldValue } from '@/shared/metadata/field-value';
import { recordLabel, sameValue } from '@/shared/metadata/record-type';
import { useLabels } from '@/shared/metadata/use-labels';
import type { FieldDraft } from '@/shared/ui/field-editor/field-draft';
import { askAboutConflicts } from './conflict-store';
import { dropFailedEdit, keepFailedEdit } from './failed-edits-store';
import { patchRecord, type RecordPatch, type Written } from './record-api';
import { cachedRecord, changeCached, refreshAfterWrite } from './record-cache';

type Edit = { record: CrmRecord; field: FieldInfo; draft: FieldDraft };

const attempts = 4;

/**
 * Shows a change at once and saves it behind. Refused, the old value comes back and what was typed is kept beside its
 * field; changed by somebody else meanwhile, both survive unless both touched this very field: then the user decides.
 */
export function useSaveField(type: RecordTypeInfo): (record: CrmRecord, field: FieldInfo, draft: FieldDraft) => void {
  const t = useTranslations('record');
  const client = useQueryClient();
  const labels = useLabels();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();

  const send = async (
    edit: Edit,
    patch: RecordPatch,
    base: CrmRecord,
    version: number,
    attempt = 1,
  ): Promise<Written | undefined> => {
    try {
      return await patchRecord(type.resource, edit.record.id, patch, version);
    } catch (error) {
      if (!isStale(error) || attempt >= attempts) throw error;
      const current = error.current;
      // Two people at one record are rare: how that is settled loads when it happens.
      const { conflictsOf, resolve } = await import('./conflicts');
      const conflicts = conflictsOf(type, patch, base, current, { [edit.field.name]: edit.draft.label ?? null });
      const choices =
        conflicts.length === 0
          ? {}
          : await askAboutConflicts({
              recordType: type.name,
              recordName: recordLabel(type, current),
              changedBy: current.updatedByName,
              changedAt: current.updatedAt,
              conflicts,
            });
      const rest = resolve(patch, conflicts, choices);
      if (Object.keys(rest).length === 0) return { record: current, changeSetId: undefined };
      return await send(edit, rest, current, current.version, attempt + 1);
    }
  };

  const { mutate } = useMutation({
    // One after the other: the second edit then stands on the version that the first one made.
    scope: { id: `records/${type.resource}` },
    onMutate: async ({ record, field, draft }: Edit) => {
      await client.cancelQueries({ queryKey: ['records', type.resource, 'one', record.id] });
      changeCached(client, type.resource, record.id, (known) => withFieldValue(known, field, draft.value, draft.label));
    },
    mutationFn: (edit: Edit) => {
      const { record, field, draft } = edit;
      const version = cachedRecord(client, type.resource, record.id)?.version ?? record.version;
      return send(edit, { [field.name]: draft.value }, record, version);
    },
    onSuccess: (written, { record, field }) => {
      if (!written) return;
      changeCached(client, type.resource, record.id, (known) => ({ ...known, ...written.record }));
      const name = recordLabel(type, written.record);
      if (written.changeSetId !== undefined) {
        notifyUndo({
          message: t('changed', { field: labels.field(type.name, field.name), name }),
          changeSetId: written.changeSetId,
        });
      }
      return refreshAfterWrite(client, type.resource, record.id);
    },
    onError: (error, { record, field, draft }) => {
      const before = fieldValue(record, field);
      changeCached(client, type.resource, record.id, (known) =>
        withFieldValue(known, field, before, referenceLabel(field, record)),
      );
      keepFailedEdit(record.id, field.name, { draft, reason: reasonFor(error, field) ?? problemText(error) });
    },
  });

  return useCallback(
    (record, field, draft) => {
      dropFailedEdit(record.id, field.name);
      if (!sameValue(fieldValue(record, field), draft.value)) mutate({ record, field, draft });
    },
    [mutate],
  );
}

function isStale(error: unknown): error is ProblemError & { current: CrmRecord } {
  return (
    error instanceof ProblemError && error.status === 412 && typeof error.current === 'object' && error.current !== null
  );
}

/** The server's own words about this field; it names parts of lists as emails[0].address. */
function reasonFor(error: unknown, field: FieldInfo): string | undefined {
  const errors = Object.entries(fieldErrors(error)).filter(
    ([path]) => path === field.name || path.startsWith(`${field.name}.`) || path.startsWith(`${field.name}[`),
  );
  return errors.length === 0 ? undefined : errors.map(([, reason]) => reason).join(' ');
}
