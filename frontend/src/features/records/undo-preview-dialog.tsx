import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { UndoConflict } from '@/shared/api/types';
import { fieldOf } from '@/shared/metadata/record-type';
import { useFormatValue } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import { useMetadata } from '@/shared/metadata/use-metadata';
import classes from './records.module.css';
import type { UndoQuestion } from './use-undo-entry';

const shown = 20;

/** What an undo would leave alone, because somebody has changed it since. */
export function UndoPreviewDialog({ question }: { question: UndoQuestion }) {
  const t = useTranslations('history.preview');
  const { preview, answer } = question;
  const rest = preview.conflictCount - Math.min(shown, preview.conflicts.length);
  return (
    <Modal
      opened
      onClose={() => answer(false)}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
      centered
    >
      <Stack gap="md">
        <Text>{t('explain', { count: preview.conflictCount })}</Text>
        <dl className={classes.changes}>
          {preview.conflicts.slice(0, shown).map((conflict) => (
            <Kept key={`${conflict.recordId} ${conflict.field}`} conflict={conflict} isMany={preview.records > 1} />
          ))}
        </dl>
        {rest > 0 && <Text c="dimmed">{t('more', { count: rest })}</Text>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => answer(false)}>
            {t('cancel')}
          </Button>
          <Button disabled={preview.undoable === 0} onClick={() => answer(true)} data-autofocus>
            {preview.undoable === 0 ? t('nothing') : t('undoRest', { count: preview.undoable })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Kept({ conflict, isMany }: { conflict: UndoConflict; isMany: boolean }) {
  const t = useTranslations('history.preview');
  const labels = useLabels();
  const format = useFormatValue();
  const type = useMetadata().recordTypes.find(({ name }) => name === conflict.recordType);
  const field = type && fieldOf(type, conflict.field);
  const text = (value: unknown) =>
    (type && field ? format(type.name, field, value) : JSON.stringify(value ?? null)) || t('empty');
  const label = labels.field(conflict.recordType, conflict.field);
  return (
    <div className={classes.change}>
      <dt>{isMany ? `${conflict.recordName}: ${label}` : label}</dt>
      <dd>{t('kept', { current: text(conflict.current), expected: text(conflict.expected) })}</dd>
    </div>
  );
}
