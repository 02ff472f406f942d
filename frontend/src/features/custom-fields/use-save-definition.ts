import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { fieldErrors } from '@/shared/api/problem';
import type { CustomField, RecordTypeInfo } from '@/shared/api/types';
import { bodyOf, changesOf, type FieldDefinition } from './model';
import { changeCustomField, createCustomField, refreshFields, retireCustomField } from './queries';

type Input = { definition: FieldDefinition; key: string };

export function useSaveDefinition(type: RecordTypeInfo, field: CustomField | null) {
  const t = useTranslations('customFields');
  const client = useQueryClient();
  const navigate = useNavigate();
  const { notifyUndo } = useUndo();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ definition, key }: Input) => {
      const body = bodyOf(definition, type.name, key);
      return field ? changeCustomField(field, changesOf(body, field)) : createCustomField(body);
    },
    onSuccess: async ({ field: saved, changeSetId }) => {
      await refreshFields(client);
      const message = t(field ? 'savedNow' : 'createdNow', { name: saved.label });
      if (changeSetId !== undefined) notifyUndo({ message, changeSetId, onUndone: () => void refreshFields(client) });
      else if (field === null)
        notifyUndo({
          message,
          changeSetId: `custom-field-${saved.id}`,
          undo: () => retireCustomField(saved.id),
          onUndone: () => void refreshFields(client),
        });
      else notifications.show({ message, color: 'pine' });
      await navigate({ to: '/settings/fields', search: { type: type.name } });
    },
  });
  const errors = Object.fromEntries(
    Object.entries(error === null ? {} : fieldErrors(error)).map(([path, text]) => [path.split(/[.[]/)[0], text]),
  ) as Record<string, string | undefined>;
  return { save: (definition: FieldDefinition, key: string) => mutate({ definition, key }), isPending, error, errors };
}
