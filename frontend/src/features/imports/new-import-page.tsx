import { Alert, Button, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { ImportRecordType } from '@/shared/api/types';
import { PageHeader } from '@/shared/ui/page-header';
import { DropZone } from './drop-zone';
import { importQuery, uploadImport } from './queries';

export function NewImportPage() {
  const t = useTranslations('imports');
  const problemText = useProblemText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ from: '/app/imports/new' });
  const [recordType, setRecordType] = useState<ImportRecordType>(search.recordType ?? 'contact');
  const [file, setFile] = useState<File | null>(null);

  const upload = useMutation({
    mutationFn: (chosen: File) => uploadImport(chosen, recordType),
    onSuccess: async (job) => {
      client.setQueryData(importQuery(job.id).queryKey, job);
      void client.invalidateQueries({ queryKey: ['imports', 'list'] });
      await navigate({ to: '/imports/$importId', params: { importId: job.id } });
    },
  });

  return (
    <>
      <PageHeader title={t('newTitle')} description={t('newDescription')} />
      <Stack maw={680} gap="lg">
        <div>
          <Text fw={550} mb={4} id="import-record-type">
            {t('recordType')}
          </Text>
          <SegmentedControl
            aria-labelledby="import-record-type"
            data={(['contact', 'account'] as const).map((type) => ({ value: type, label: t(`types.${type}`) }))}
            value={recordType}
            onChange={(value) => setRecordType(value)}
          />
        </div>
        <DropZone file={file} onChoose={setFile} />
        {upload.error && (
          <Alert color="red" variant="light" role="alert" title={t('uploadFailed')}>
            {problemText(upload.error)}
          </Alert>
        )}
        <div>
          <Button
            size="md"
            disabled={file === null}
            loading={upload.isPending}
            onClick={() => file && upload.mutate(file)}
          >
            {t('upload')}
          </Button>
          <Text size="sm" c="dimmed" mt="xs">
            {t('nothingWrittenYet')}
          </Text>
        </div>
      </Stack>
    </>
  );
}
