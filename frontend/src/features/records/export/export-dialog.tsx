import { Alert, Button, Group, Modal, Radio, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { download } from '@/shared/api/download';
import { useProblemText } from '@/shared/api/problem';
import type { RecordTypeInfo } from '@/shared/api/types';
import { useLanguage } from '@/shared/i18n/language-provider';
import { formatFileSize } from '@/shared/lib/file-size';
import { useLabels } from '@/shared/metadata/use-labels';
import type { ListQuestion } from '../list-state';
import { ExportMessages } from './export-messages';
import { exportBody, fileNameFor, formatsOf, type ExportChoice } from './export-model';

type ExportDialogProps = {
  type: RecordTypeInfo;
  question: ListQuestion;
  columns: readonly string[];
  count: number | undefined;
  ids?: readonly string[];
  onClose: () => void;
};

export function ExportDialog(props: ExportDialogProps) {
  return (
    <ExportMessages>
      <ExportForm {...props} />
    </ExportMessages>
  );
}

function ExportForm({ type, question, columns, count, ids, onClose }: ExportDialogProps) {
  const t = useTranslations('export');
  const labels = useLabels();
  const problemText = useProblemText();
  const { language } = useLanguage();
  const [choice, setChoice] = useState<ExportChoice>({ format: 'csv', columns: 'view', headers: 'names' });
  const file = fileNameFor(type.resource, choice.format);
  const fetchFile = useMutation({
    mutationFn: () => download(`/${type.resource}/export`, exportBody(choice, question, columns, language, ids), file),
    onSuccess: ({ name, bytes }) => {
      notifications.show({
        color: 'pine',
        message: t('done', { name, rows: count ?? 0, size: formatFileSize(bytes, language) }),
      });
      onClose();
    },
  });
  const formats = formatsOf(type.name);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title', { type: labels.many(type.name) })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="lg">
        <Radio.Group
          label={t('format')}
          value={choice.format}
          onChange={(format) => setChoice({ ...choice, format: format })}
        >
          <Stack gap={8} mt={8}>
            {formats.map((format) => (
              <Radio
                key={format}
                value={format}
                label={t(`formats.${format}`)}
                description={t(`formatHints.${format}`)}
                data-autofocus={format === choice.format || undefined}
              />
            ))}
          </Stack>
        </Radio.Group>
        {choice.format !== 'vcard' && (
          <>
            <Choice
              label={t('columns')}
              value={choice.columns}
              data={[
                { value: 'view', label: t('columnsOfView', { count: columns.length }) },
                { value: 'all', label: t('allColumns') },
              ]}
              onChange={(next) => setChoice({ ...choice, columns: next as ExportChoice['columns'] })}
            />
            <Choice
              label={t('headers')}
              hint={t(`headerHints.${choice.headers}`)}
              value={choice.headers}
              data={[
                { value: 'names', label: t('technical') },
                { value: 'labels', label: t('readable') },
              ]}
              onChange={(next) => setChoice({ ...choice, headers: next as ExportChoice['headers'] })}
            />
          </>
        )}
        {fetchFile.error && (
          <Alert color="red" variant="light" role="alert" title={t('failed')}>
            {problemText(fetchFile.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button loading={fetchFile.isPending} disabled={count === 0} onClick={() => fetchFile.mutate()}>
            {count === undefined ? t('downloadAll') : t('download', { count })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

type ChoiceProps = {
  label: string;
  hint?: string;
  value: string;
  data: { value: string; label: string }[];
  onChange: (value: string) => void;
};

function Choice({ label, hint, value, data, onChange }: ChoiceProps) {
  return (
    <div>
      <Text fw={550} size="sm" mb={4}>
        {label}
      </Text>
      <SegmentedControl fullWidth aria-label={label} value={value} data={data} onChange={onChange} />
      {hint !== undefined && (
        <Text size="xs" c="dimmed" mt={4}>
          {hint}
        </Text>
      )}
    </div>
  );
}
