import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconRestore } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { CustomField } from '@/shared/api/types';
import { Row, RowList } from '@/shared/ui/row-list';
import classes from './custom-fields.module.css';
import { refreshFields, restoreCustomField } from './queries';

export function RetiredFields({ fields }: { fields: readonly CustomField[] }) {
  const t = useTranslations('customFields');
  const client = useQueryClient();
  const problemText = useProblemText();
  const restore = useMutation({
    mutationFn: (field: CustomField) => restoreCustomField(field.id),
    onSuccess: async (_, field) => {
      notifications.show({ message: t('restoredNow', { name: field.label }), color: 'pine' });
      await refreshFields(client);
    },
    onError: (error) => notifications.show({ message: problemText(error), color: 'red' }),
  });
  return (
    <>
      <h2 className={classes.heading}>{t('retired')}</h2>
      <RowList label={t('retired')}>
        {fields.map((field) => (
          <Row
            key={field.id}
            title={field.label}
            detail={`${t(`kinds.${field.kind}.name`)} · custom.${field.key}`}
            end={
              <Button
                size="compact-md"
                variant="default"
                leftSection={<IconRestore size={15} />}
                aria-label={t('restoreNamed', { name: field.label })}
                onClick={() => restore.mutate(field)}
              >
                {t('restore')}
              </Button>
            }
          />
        ))}
      </RowList>
    </>
  );
}
