import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import type { CustomField } from '@/shared/api/types';
import { customFieldsQuery, refreshFields, restoreCustomField, retireCustomField } from './queries';

/** Takes a field out of every form and list at once; its values are kept, so that it can come back as it was. */
export function useRetireField(): (field: CustomField, recordType: string) => Promise<void> {
  const t = useTranslations('customFields');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  return useCallback(
    async (field, recordType) => {
      client.setQueryData(customFieldsQuery(recordType).queryKey, (all) =>
        all?.map((each) => (each.id === field.id ? { ...each, retired: true } : each)),
      );
      try {
        await retireCustomField(field.id);
        notifyUndo({
          message: t('retiredNow', { name: field.label }),
          changeSetId: `custom-field-${field.id}`,
          undo: () => restoreCustomField(field.id),
          onUndone: () => void refreshFields(client),
        });
      } catch (error) {
        notifications.show({ message: problemText(error), color: 'red' });
      }
      await refreshFields(client);
    },
    [client, notifyUndo, problemText, t],
  );
}
