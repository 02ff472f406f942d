import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { ImportColumn, ImportJob } from '@/shared/api/import-types';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { fieldOfColumn, initialMapping } from '../model';
import { columnValuesQuery } from '../queries';

type ReplaceAllDialogProps = {
  job: ImportJob;
  column: ImportColumn;
  from: string;
  proposal: string;
  onReplace: (to: string) => void;
  onClose: () => void;
};

/** The same wrong value in all rows at once. */
export function ReplaceAllDialog({ job, column, from, proposal, onReplace, onClose }: ReplaceAllDialogProps) {
  const t = useTranslations('importWizard.check');
  const labels = useLabels();
  const type = useRecordType(job.recordType);
  const field = fieldOfColumn(initialMapping(job), column.index);
  const { data } = useQuery(columnValuesQuery(job.id, column.index, field));
  const [to, setTo] = useState(proposal);
  const declared = type.fields.find(({ name }) => name === field);
  const count = data?.items.find(({ value }) => value === from)?.count;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onReplace(to.trim());
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('replaceTitle', { column: column.header })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>{count === undefined ? t('replaceText', { from }) : t('replaceCount', { from, count })}</Text>
          {data?.options && declared ? (
            <Select
              label={t('replaceBy')}
              data={data.options.map((value) => ({ value, label: labels.option(job.recordType, declared, value) }))}
              value={data.options.includes(to) ? to : null}
              searchable
              data-autofocus
              onChange={(next) => setTo(next ?? '')}
            />
          ) : (
            <TextInput
              label={t('replaceBy')}
              description={t('replaceEmpty')}
              value={to}
              data-autofocus
              onChange={(event) => setTo(event.currentTarget.value)}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit">{t('replaceSubmit')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
