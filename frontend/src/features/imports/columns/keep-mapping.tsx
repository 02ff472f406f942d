import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { ImportJob, ImportMapping } from '@/shared/api/import-types';
import { savedMappingsQuery, saveMapping } from '../queries';

/** The next file with these columns needs no correcting any more. */
export function KeepMapping({ job, mapping }: { job: ImportJob; mapping: ImportMapping }) {
  const t = useTranslations('importWizard.saved');
  const problemText = useProblemText();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      saveMapping({
        name: name.trim(),
        recordType: job.recordType,
        headers: job.columns.map(({ header }) => header),
        mapping,
        shared: isShared,
      }),
    onSuccess: async (saved) => {
      setName('');
      notifications.show({ message: t('kept', { name: saved.name }), color: 'pine' });
      await client.invalidateQueries({ queryKey: savedMappingsQuery(job.recordType).queryKey });
    },
  });
  return (
    <Stack gap="sm" maw={520}>
      <Text size="sm" c="dimmed">
        {t('hint')}
      </Text>
      <TextInput
        label={t('name')}
        maxLength={100}
        value={name}
        error={save.error ? problemText(save.error) : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox label={t('shared')} checked={isShared} onChange={(event) => setShared(event.currentTarget.checked)} />
      <Group>
        <Button variant="default" disabled={name.trim() === ''} loading={save.isPending} onClick={() => save.mutate()}>
          {t('keep')}
        </Button>
      </Group>
    </Stack>
  );
}
