import { FileButton, Button, Loader, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useLanguage } from '@/shared/i18n/language-provider';
import { formatFileSize } from '@/shared/lib/file-size';
import classes from './imports.module.css';

type DropZoneProps = { file: File | null; isBusy: boolean; onChoose: (file: File) => void };

const accepted = '.csv,.tsv,.txt,.xlsx,.vcf,text/csv,text/vcard';

/** A file is read as soon as it is here: nothing is written by that. */
export function DropZone({ file, isBusy, onChoose }: DropZoneProps) {
  const t = useTranslations('importWizard.file');
  const { language } = useLanguage();
  const [isOver, setIsOver] = useState(false);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped && !isBusy) onChoose(dropped);
  };

  return (
    <div
      className={classes.drop}
      role="group"
      aria-label={t('label')}
      aria-busy={isBusy}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      {isBusy && file ? (
        <div className={classes.file} role="status">
          <Loader size="sm" />
          {t('reading', { name: file.name, size: formatFileSize(file.size, language) })}
        </div>
      ) : (
        <>
          <IconUpload size={28} stroke={1.5} aria-hidden />
          <Text fw={550}>{t('dropHere')}</Text>
          <Text c="dimmed" size="sm">
            {t('hint')}
          </Text>
        </>
      )}
      <FileButton accept={accepted} onChange={(chosen) => chosen && onChoose(chosen)}>
        {(props) => (
          <Button disabled={isBusy} {...props}>
            {t('choose')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
