import { FileButton, Button, Text } from '@mantine/core';
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '@/shared/i18n/language-provider';
import { formatFileSize } from '@/shared/lib/file-size';
import classes from './imports.module.css';

type DropZoneProps = { file: File | null; onChoose: (file: File | null) => void };

export function DropZone({ file, onChoose }: DropZoneProps) {
  const t = useTranslations('imports');
  const { language } = useLanguage();
  const [isOver, setIsOver] = useState(false);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onChoose(dropped);
  };

  return (
    <div
      className={classes.drop}
      role="group"
      aria-label={t('file')}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      {file ? (
        <div className={classes.file} role="status">
          <IconFileSpreadsheet size={26} stroke={1.5} aria-hidden />
          {file.name}
          <Text component="span" c="dimmed" size="sm">
            {formatFileSize(file.size, language)}
          </Text>
        </div>
      ) : (
        <>
          <IconUpload size={28} stroke={1.5} aria-hidden />
          <Text fw={550}>{t('dropHere')}</Text>
          <Text c="dimmed" size="sm">
            {t('fileHint')}
          </Text>
        </>
      )}
      <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={onChoose}>
        {(props) => (
          <Button variant="default" {...props}>
            {file ? t('chooseOther') : t('choose')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
