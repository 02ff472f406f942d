import { Alert, Checkbox, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import type { ImportJob, ImportReading } from '@/shared/api/import-types';
import { LinkButton } from '@/shared/ui/link-button';
import { importQuery, readAgain } from '../queries';
import classes from '../wizard.module.css';
import { FileProblems } from '../file-problems';
import { SampleTable } from './sample-table';

const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'iso-8859-15',
  'koi8-r',
  'shift_jis',
  'gb18030',
];
const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;
const quotes = { '"': 'double', "'": 'single' } as const;

/** How the file is read, to put right where it was taken for another: the samples show at once what comes of it. */
export function ReadingStep({ job }: { job: ImportJob }) {
  const t = useTranslations('importWizard.reading');
  const problemText = useProblemText();
  const client = useQueryClient();
  const read = useMutation({
    mutationFn: (reading: ImportReading) => readAgain(job.id, reading),
    onSuccess: (again) => {
      client.setQueryData(importQuery(job.id).queryKey, again);
      client.removeQueries({ queryKey: ['imports', 'values', job.id] });
    },
  });
  const isText = job.format === undefined || job.format === 'csv';
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t('text')}</Text>
      <div className={classes.settings}>
        {isText && (
          <>
            <Select
              label={t('encoding')}
              data={[...new Set([job.encoding.toLowerCase(), ...encodings])].map((value) => ({
                value,
                label: value.toUpperCase(),
              }))}
              value={job.encoding.toLowerCase()}
              searchable
              allowDeselect={false}
              onChange={(encoding) => encoding && read.mutate({ encoding })}
            />
            <Select
              label={t('delimiter')}
              data={Object.entries(delimiters).map(([value, name]) => ({ value, label: t(`delimiters.${name}`) }))}
              value={job.delimiter}
              allowDeselect={false}
              onChange={(delimiter) => delimiter && read.mutate({ delimiter })}
            />
            <Select
              label={t('quote')}
              data={Object.entries(quotes).map(([value, name]) => ({ value, label: t(`quotes.${name}`) }))}
              value={job.quote ?? '"'}
              allowDeselect={false}
              onChange={(quote) => quote && read.mutate({ quote })}
            />
          </>
        )}
        {job.sheets && job.sheets.length > 1 && (
          <Select
            label={t('sheet')}
            data={job.sheets}
            value={job.sheet ?? null}
            allowDeselect={false}
            onChange={(sheet) => sheet && read.mutate({ sheet })}
          />
        )}
        {job.format !== 'vcard' && (
          <Checkbox
            className={classes.bottom}
            label={t('hasHeader')}
            checked={job.hasHeader !== false}
            onChange={(event) => read.mutate({ hasHeader: event.currentTarget.checked })}
          />
        )}
      </div>
      {read.error && (
        <Alert color="red" variant="light" role="alert" title={t('failed')}>
          {problemText(read.error)}
        </Alert>
      )}
      <FileProblems job={job} isOpen />
      <SampleTable job={job} isBusy={read.isPending} />
      <Group>
        <LinkButton to="/imports/$importId" params={{ importId: job.id }} search={{ step: 'columns' }} size="md">
          {t('continue')}
        </LinkButton>
      </Group>
    </Stack>
  );
}
