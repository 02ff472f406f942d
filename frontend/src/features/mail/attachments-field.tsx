import { Button, FileButton, Group, Pill } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { formatFileSize } from '@/shared/lib/file-size';
import { uploadAttachment, type Attachment } from './compose-api';

type AttachmentsFieldProps = { files: Attachment[]; onChange: (change: (files: Attachment[]) => Attachment[]) => void };

/** Files are uploaded while one goes on writing. */
export function AttachmentsField({ files, onChange }: AttachmentsFieldProps) {
  const t = useTranslations('email.compose');
  const locale = useLocale();
  const problemText = useProblemText();
  const [uploading, setUploading] = useState(0);
  const add = async (chosen: File[]) => {
    setUploading((count) => count + chosen.length);
    for (const file of chosen) {
      try {
        const added = await uploadAttachment(file);
        onChange((before) => [...before, added]);
      } catch (error) {
        notifications.show({ title: file.name, message: problemText(error), color: 'red' });
      } finally {
        setUploading((count) => count - 1);
      }
    }
  };
  return (
    <Group gap="xs">
      <FileButton multiple onChange={(chosen) => void add(chosen)}>
        {(props) => (
          <Button
            {...props}
            size="compact-sm"
            variant="default"
            loading={uploading > 0}
            leftSection={<IconPaperclip size={15} />}
          >
            {t('attach')}
          </Button>
        )}
      </FileButton>
      {files.map((file) => (
        <Pill
          key={file.id}
          size="md"
          withRemoveButton
          removeButtonProps={{ 'aria-label': t('removeFile', { name: file.name }), 'aria-hidden': false, tabIndex: 0 }}
          onRemove={() => onChange((before) => before.filter(({ id }) => id !== file.id))}
        >
          {file.name} · {formatFileSize(file.sizeBytes, locale)}
        </Pill>
      ))}
    </Group>
  );
}
