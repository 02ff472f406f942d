import { Button, CloseButton } from '@mantine/core';
import {
  IconArrowMerge,
  IconDownload,
  IconPencil,
  IconPhoneCall,
  IconRestore,
  IconTrash,
  IconUserShare,
} from '@tabler/icons-react';
import { lazy, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { callableTypes } from '@/shared/call-lists/call-list-types';
import { fieldOf } from '@/shared/metadata/record-type';
import { OnDemand } from '@/shared/ui/on-demand';
import { mostIds, targetOf, type BulkAction } from './bulk/bulk-model';
import type { ListState } from './list-state';
import { MergeHost } from './merge/merge-host';
import classes from './records.module.css';
import type { ListSelection } from './use-list-selection';
import { useDeleteRecords } from './use-delete-records';

const BulkDialog = lazy(async () => ({ default: (await import('./bulk/bulk-dialog')).BulkDialog }));

const CreateCallListDialog = lazy(async () => ({
  default: (await import('@/shared/call-lists/create-call-list-dialog')).CreateCallListDialog,
}));

type BulkBarProps = {
  type: RecordTypeInfo;
  state: ListState;
  rows: readonly CrmRecord[];
  totalCount: number | undefined;
  selection: ListSelection;
  /** Absent where one may not. */
  onExport: (() => void) | undefined;
};

/** A handful is deleted at once, with a way back; more than that is counted and shown first. */
const handful = 20;
const mostMerged = 20;

/** What can be done with the selected rows, or with all that match. */
export function BulkBar({ type, state, rows, totalCount, selection, onExport }: BulkBarProps) {
  const t = useTranslations('grid.bulk');
  const tApp = useTranslations('app.navigation');
  const remove = useDeleteRecords(type);
  const [isMerging, setMerging] = useState(false);
  const [action, setAction] = useState<BulkAction>();
  const [isCalling, setCalling] = useState(false);
  const isBin = state.deleted === true;
  const mayDelete = useCan(`${type.resource}.delete`);
  const mayEdit = useCan(`${type.resource}.edit`) && !isBin;
  const mayCall = useCan('call-lists.use') && !isBin && callableTypes.has(type.name);
  const mayMerge = useCan(`${type.resource}.merge`) && !isBin;
  const { ids, isAll } = selection;
  const count = isAll ? (totalCount ?? ids.length) : ids.length;
  if (count === 0) return null;
  const removeSelected = () => {
    const selected = rows.filter((record) => ids.includes(record.id));
    if (isAll || ids.length > handful || selected.length < ids.length) return setAction('delete');
    selection.clear();
    void remove(selected);
  };
  return (
    <div className={classes.bulkBar} role="region" aria-label={t('label')}>
      <span className={classes.bulkCount} aria-live="polite">
        {isAll ? t('allSelected', { count }) : t('selected', { count })}
      </span>
      {!isAll && totalCount !== undefined && totalCount > ids.length && (
        <Button size="compact-md" variant="subtle" onClick={selection.selectAll}>
          {t('selectAll', { count: totalCount })}
        </Button>
      )}
      <span className={classes.bulkActions}>
        {mayEdit && <BulkButton icon={<IconPencil size={15} />} label={t('edit')} onClick={() => setAction('edit')} />}
        {mayEdit && fieldOf(type, 'ownerId') && (
          <BulkButton icon={<IconUserShare size={15} />} label={t('reassign')} onClick={() => setAction('reassign')} />
        )}
        {mayMerge && !isAll && ids.length > 1 && ids.length <= mostMerged && (
          <BulkButton icon={<IconArrowMerge size={15} />} label={t('merge')} onClick={() => setMerging(true)} />
        )}
        {mayCall && (
          <BulkButton icon={<IconPhoneCall size={15} />} label={tApp('callLists')} onClick={() => setCalling(true)} />
        )}
        {onExport && <BulkButton icon={<IconDownload size={15} />} label={t('export')} onClick={onExport} />}
        {mayDelete && isBin && (
          <BulkButton icon={<IconRestore size={15} />} label={t('restore')} onClick={() => setAction('restore')} />
        )}
        {mayDelete && !isBin && (
          <BulkButton icon={<IconTrash size={15} />} label={t('delete')} color="red" onClick={removeSelected} />
        )}
      </span>
      <span className={classes.spacer} />
      <CloseButton className={classes.bulkClose} aria-label={t('clear')} onClick={selection.clear} />
      <MergeHost
        type={type}
        ids={ids}
        opened={isMerging}
        onClose={() => setMerging(false)}
        onMerged={selection.clear}
      />
      {isCalling && (
        <OnDemand
          isWanted
          trigger={() => null}
          full={
            <CreateCallListDialog
              source={{ recordType: type.name, ...targetOf(state, ids.slice(0, mostIds), isAll) }}
              onClose={() => setCalling(false)}
              onCreated={selection.clear}
            />
          }
        />
      )}
      {action !== undefined && (
        <OnDemand
          isWanted
          trigger={() => null}
          full={
            <BulkDialog
              type={type}
              action={action}
              target={targetOf(state, ids.slice(0, mostIds), isAll)}
              onClose={() => setAction(undefined)}
              onStarted={selection.clear}
            />
          }
        />
      )}
    </div>
  );
}

type BulkButtonProps = { icon: ReactNode; label: string; color?: string; onClick: () => void };

function BulkButton({ icon, label, color, onClick }: BulkButtonProps) {
  return (
    <Button
      size="compact-md"
      variant={color === undefined ? 'default' : 'light'}
      {...(color === undefined ? {} : { color })}
      leftSection={icon}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
