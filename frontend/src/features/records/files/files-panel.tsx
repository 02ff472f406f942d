import { Button, FileButton, Group, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Suspense, useState, type DragEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { RowList } from '@/shared/ui/row-list';
import recordClasses from '../records.module.css';
import { filesQuery } from './file-api';
import { FileRow, UploadRow } from './file-row';
import classes from './files.module.css';
import { useUploads } from './use-uploads';

const texts = {
  en: () => import('../../../../messages/en/files.json'),
  es: () => import('../../../../messages/es/files.json'),
  zh: () => import('../../../../messages/zh/files.json'),
  ru: () => import('../../../../messages/ru/files.json'),
  it: () => import('../../../../messages/it/files.json'),
};

export type FilesPanelProps = { type: RecordTypeInfo; record: CrmRecord };

/** What hangs on a record: contracts, plans, pictures. Files can be dropped anywhere on it. */
export function FilesPanel(props: FilesPanelProps) {
  return (
    <Suspense fallback={<Skeleton h={64} />}>
      <MoreMessages name="files" loaders={texts}>
        <Panel {...props} />
      </MoreMessages>
    </Suspense>
  );
}

function Panel({ type, record }: FilesPanelProps) {
  const t = useTranslations('files');
  const subject = { recordType: type.name, recordId: record.id };
  const files = useInfiniteQuery(filesQuery(subject));
  const { uploads, add, retry, dismiss } = useUploads(subject);
  const [isOver, setOver] = useState(false);
  const [told, setTold] = useState('');
  const mayEdit = record.can?.edit === true && record.deletedAt == null;

  const send = async (chosen: readonly File[]) => {
    if (chosen.length > 0) setTold(t('arrived', { count: await add(chosen) }));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send([...event.dataTransfer.files]);
  };

  if (files.error) return <ErrorPanel error={files.error} onRetry={() => void files.refetch()} />;
  const items = files.data?.pages.flatMap((page) => page.items);
  return (
    <section
      aria-labelledby="files"
      className={classes.panel}
      data-over={isOver || undefined}
      {...(mayEdit && {
        onDragOver: (event: DragEvent) => {
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: drop,
      })}
    >
      <div className={recordClasses.relatedHead}>
        <h2 id="files" className={recordClasses.panelTitle}>
          {t('title')}
        </h2>
        {mayEdit && (
          <FileButton multiple onChange={(chosen) => void send(chosen)}>
            {(props) => (
              <Button size="compact-sm" variant="subtle" leftSection={<IconPaperclip size={15} />} {...props}>
                {t('add')}
              </Button>
            )}
          </FileButton>
        )}
      </div>
      <VisuallyHidden role="status">{told}</VisuallyHidden>
      {!items ? (
        <Skeleton h={48} />
      ) : items.length === 0 && uploads.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t(mayEdit ? 'emptyDrop' : 'empty')}
        </Text>
      ) : (
        <Stack gap="xs">
          <RowList label={t('title')}>
            {uploads.map((upload) => (
              <UploadRow
                key={upload.id}
                upload={upload}
                onRetry={() => void retry(upload)}
                onDismiss={() => dismiss(upload)}
              />
            ))}
            {items.map((file) => (
              <FileRow key={file.id} file={file} subject={subject} mayEdit={mayEdit} />
            ))}
          </RowList>
          {files.hasNextPage && (
            <Group>
              <Button
                size="xs"
                variant="default"
                loading={files.isFetchingNextPage}
                onClick={() => void files.fetchNextPage()}
              >
                {t('more')}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </section>
  );
}
