import { Alert, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { importTypes, type ImportRecordType } from '@/shared/api/import-types';
import { PageHeader } from '@/shared/ui/page-header';
import { DropZone } from './drop-zone';
import { ImportMessages } from './import-messages';
import { initialMapping, isPlain } from './model';
import { checkImport, importQuery, uploadImport } from './queries';
import { StepBar } from './step-bar';

export function NewImportPage() {
  return (
    <ImportMessages>
      <NewImport />
    </ImportMessages>
  );
}

function NewImport() {
  const t = useTranslations('importWizard.file');
  const tTypes = useTranslations('imports.types');
  const problemText = useProblemText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const search = useSearch({ from: '/app/imports/new' });
  const [recordType, setRecordType] = useState<ImportRecordType>(search.recordType ?? 'contact');
  const [file, setFile] = useState<File | null>(null);

  const upload = useMutation({
    mutationFn: async (chosen: File) => {
      const job = await uploadImport(chosen, recordType);
      // Where nothing is doubtful there is nothing to ask, and checking writes nothing.
      return isPlain(job) ? await checkImport(job.id, initialMapping(job)).catch(() => job) : job;
    },
    onSuccess: async (job) => {
      client.setQueryData(importQuery(job.id).queryKey, job);
      void client.invalidateQueries({ queryKey: ['imports', 'list'] });
      await navigate({ to: '/imports/$importId', params: { importId: job.id } });
    },
  });

  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <StepBar shown="file" />
      <Stack maw={720} gap="lg">
        <div>
          <Text fw={550} mb={4} id="import-record-type">
            {t('recordType')}
          </Text>
          <SegmentedControl
            aria-labelledby="import-record-type"
            data={importTypes.map((type) => ({ value: type, label: tTypes(type) }))}
            value={recordType}
            onChange={(value) => setRecordType(value)}
          />
        </div>
        <DropZone
          file={file}
          isBusy={upload.isPending}
          onChoose={(chosen) => {
            setFile(chosen);
            upload.mutate(chosen);
          }}
        />
        {upload.error && (
          <Alert color="red" variant="light" role="alert" title={t('failed', { name: file?.name ?? '' })}>
            {problemText(upload.error)}
          </Alert>
        )}
        <Text size="sm" c="dimmed">
          {t('nothingWrittenYet')}
        </Text>
      </Stack>
    </>
  );
}
