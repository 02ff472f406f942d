import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import type { RecordTypeInfo } from '@/shared/api/types';
import { fieldOf, isEmptyValue, recordLabel } from '@/shared/metadata/record-type';
import { fieldValue } from '@/shared/metadata/field-value';
import type { FieldDraft } from '@/shared/ui/field-editor/field-draft';
import { recordPath } from '@/shared/ui/record-link';
import { fetchRecord, patchRecord } from '../record-api';

/** Goes to a record that is there already, and gives it what the place knew from which a new one was to be made. */
export function useExisting(
  type: RecordTypeInfo,
  preset: Record<string, FieldDraft>,
  onDone: () => void,
): (id: string) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();

  const take = async (id: string) => {
    try {
      const record = await fetchRecord(type.resource, id, new AbortController().signal);
      // What it says already stays: nobody has said that it is wrong.
      const missing = Object.entries(preset).filter(([name, { value }]) => {
        const field = fieldOf(type, name);
        return field !== undefined && !isEmptyValue(value) && isEmptyValue(fieldValue(record, field));
      });
      if (missing.length > 0 && record.can?.edit === true) {
        const patch = Object.fromEntries(missing.map(([name, { value }]) => [name, value]));
        const { changeSetId } = await patchRecord(type.resource, id, patch, record.version);
        if (changeSetId !== undefined) notifyUndo({ message: recordLabel(type, record), changeSetId });
        await client.invalidateQueries({ queryKey: ['records'] });
      }
      onDone();
      await navigate({ to: recordPath(type.resource, id) as '/' });
    } catch (error) {
      notifications.show({ color: 'red', message: problemText(error) });
    }
  };
  return (id) => void take(id);
}
