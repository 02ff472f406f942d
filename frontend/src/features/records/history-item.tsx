import { ActionIcon, Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowMerge,
  IconClockHour4,
  IconArrowRight,
  IconFileImport,
  IconPencil,
  IconPlus,
  IconRestore,
  IconStack2,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ChangeKind, FieldChange, HistoryEntry, RecordTypeInfo } from '@/shared/api/types';
import { fieldOf } from '@/shared/metadata/record-type';
import { useFormatValue, useValueFormatter } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import classes from './records.module.css';
import { useUndoEntry } from './use-undo-entry';

const icons: Record<ChangeKind, Icon> = {
  create: IconPlus,
  edit: IconPencil,
  delete: IconTrash,
  restore: IconRestore,
  import: IconFileImport,
  undo: IconArrowBackUp,
  merge: IconArrowMerge,
  bulk: IconStack2,
  batch: IconStack2,
};

type HistoryItemProps = {
  type: RecordTypeInfo;
  entry: HistoryEntry;
  /** Shows the record as this change left it. */
  onLook?: (() => void) | undefined;
};

/** Who did what, when and from where, and each field before and after. */
export function HistoryItem({ type, entry, onLook }: HistoryItemProps) {
  const t = useTranslations('history');
  const format = useValueFormatter();
  const { undo, isPending } = useUndoEntry();
  const EntryIcon = icons[entry.kind];
  const who = entry.actorName ?? t('system');
  return (
    <li className={classes.entry} data-undone={entry.undone || undefined}>
      <span className={classes.entryIcon} aria-hidden>
        <EntryIcon size={14} />
      </span>
      <div className={classes.entryBody}>
        <p className={classes.entryHead}>
          <span className={classes.entryWho}>{t(`kinds.${entry.kind}`, { who })}</span>
          <span className={classes.entryMeta}>
            <time dateTime={entry.at}>{format.time(entry.at)}</time> · {t(`sources.${entry.source}`)}
            {entry.undone && <> · {t('undone')}</>}
          </span>
        </p>
        {entry.changes.length > 0 && (
          <dl className={classes.changes}>
            {entry.changes.map((change) => (
              <Change
                key={change.field}
                type={type}
                change={change}
                isFirst={entry.kind === 'create' || entry.kind === 'import'}
              />
            ))}
          </dl>
        )}
      </div>
      {onLook && (
        <ActionIcon
          size={30}
          title={t('look')}
          aria-label={t('lookNamed', { when: format.dateTime(entry.at) })}
          onClick={onLook}
        >
          <IconClockHour4 size={16} />
        </ActionIcon>
      )}
      {entry.canUndo && !entry.undone && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={isPending}
          aria-label={t('undoNamed', { what: t(`kinds.${entry.kind}`, { who }) })}
          onClick={() => undo(entry.changeSetId)}
        >
          {t('undo')}
        </Button>
      )}
    </li>
  );
}

type ChangeProps = { type: RecordTypeInfo; change: FieldChange; isFirst: boolean };

function Change({ type, change, isFirst }: ChangeProps) {
  const t = useTranslations('history');
  const labels = useLabels();
  const formatValue = useFormatValue();
  const field = fieldOf(type, change.field);
  const text = (value: unknown, label: string | null | undefined) =>
    field
      ? formatValue(type.name, field, value, label)
      : typeof value === 'string'
        ? value
        : JSON.stringify(value ?? null);
  const before = text(change.before, change.beforeLabel);
  const after = text(change.after, change.afterLabel);
  return (
    <div className={classes.change}>
      <dt>{labels.field(type.name, change.field)}</dt>
      <dd>
        {!isFirst && (
          <>
            <span className={classes.before}>{before || t('empty')}</span>
            <IconArrowRight size={13} aria-label={t('becomes')} />
          </>
        )}
        <span>{after || t('empty')}</span>
      </dd>
    </div>
  );
}
