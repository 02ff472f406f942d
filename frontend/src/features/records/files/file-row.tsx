import { ActionIcon, Button, Group, Loader, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconAlertTriangle,
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconMusic,
  IconPhoto,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { apiUrl } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import { useLanguage } from '@/shared/i18n/language-provider';
import { formatFileSize } from '@/shared/lib/file-size';
import { Moment } from '@/shared/ui/moment';
import { Row } from '@/shared/ui/row-list';
import type { RecordFile } from '@/shared/files/upload-file';
import { deleteFile, filesQuery, restoreFile, type Subject } from './file-api';
import classes from './files.module.css';
import type { Upload } from './use-uploads';

type FileRowProps = { file: RecordFile; subject: Subject; mayEdit: boolean };

/** One file: its name opens it, or saves it where a browser must not show it. */
export function FileRow({ file, subject, mayEdit }: FileRowProps) {
  const t = useTranslations('files');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const { language } = useLanguage();
  const refresh = () => client.invalidateQueries({ queryKey: filesQuery(subject).queryKey });
  const remove = useMutation({
    mutationFn: () => deleteFile(file.id),
    onSuccess: async () => {
      notifyUndo({
        message: t('deleted', { name: file.name }),
        changeSetId: file.id,
        undo: () => restoreFile(file.id),
        onUndone: () => void refresh(),
      });
      await refresh();
    },
    onError: (error) => notifications.show({ color: 'red', message: problemText(error) }),
  });
  return (
    <Row
      start={startOf(file)}
      title={
        <a
          href={apiUrl(`/files/${file.id}/content`)}
          {...(file.viewable ? { target: '_blank', rel: 'noreferrer' } : { download: file.name })}
        >
          {file.name}
        </a>
      }
      detail={
        <>
          {formatFileSize(file.sizeBytes, language)} · <Moment value={file.createdAt} />
          {file.createdByName != null && ` · ${file.createdByName}`}
          {file.viewable && file.contentType.startsWith('audio/') && (
            // Nobody wrote down what was said.
            // eslint-disable-next-line jsx-a11y/media-has-caption
            <audio
              className={classes.player}
              controls
              preload="none"
              src={apiUrl(`/files/${file.id}/content`)}
              aria-label={file.name}
            />
          )}
        </>
      }
      end={
        mayEdit && (
          <ActionIcon
            aria-label={t('delete', { name: file.name })}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
          >
            <IconTrash size={16} />
          </ActionIcon>
        )
      }
    />
  );
}

type UploadRowProps = { upload: Upload; onRetry: () => void; onDismiss: () => void };

/** A file on its way, or what kept it from arriving. */
export function UploadRow({ upload: { file, failure }, onRetry, onDismiss }: UploadRowProps) {
  const t = useTranslations('files');
  const { language } = useLanguage();
  return (
    <Row
      start={failure === undefined ? <Loader size={18} /> : <IconAlertTriangle size={20} stroke={1.5} aria-hidden />}
      title={file.name}
      detail={
        failure === undefined ? (
          t('sending', { size: formatFileSize(file.size, language) })
        ) : (
          <Text span inherit c="red" role="alert">
            {t('failed', { reason: failure })}
          </Text>
        )
      }
      end={
        failure !== undefined && (
          <Group gap={4} wrap="nowrap">
            <Button size="xs" variant="default" onClick={onRetry}>
              {t('retry')}
            </Button>
            <ActionIcon aria-label={t('dismiss', { name: file.name })} onClick={onDismiss}>
              <IconX size={16} />
            </ActionIcon>
          </Group>
        )
      }
    />
  );
}

/** A picture small enough to be fetched for it shows itself. */
const largestThumbnail = 8 * 1024 * 1024;

function startOf({ id, contentType, viewable, sizeBytes }: RecordFile) {
  return viewable && contentType.startsWith('image/') && sizeBytes < largestThumbnail ? (
    <img className={classes.thumbnail} src={apiUrl(`/files/${id}/content`)} alt="" loading="lazy" />
  ) : (
    iconOf(contentType)
  );
}

function iconOf(contentType: string) {
  const looks = { size: 20, stroke: 1.5, 'aria-hidden': true };
  if (contentType.startsWith('image/')) return <IconPhoto {...looks} />;
  if (contentType.startsWith('audio/')) return <IconMusic {...looks} />;
  if (/spreadsheet|excel|csv/.test(contentType)) return <IconFileSpreadsheet {...looks} />;
  return /pdf|text|word|document/.test(contentType) ? <IconFileText {...looks} /> : <IconFile {...looks} />;
}
