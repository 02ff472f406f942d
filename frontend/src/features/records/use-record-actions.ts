import { notifications } from '@mantine/notifications';
import { IconArrowMerge, IconLink, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useCommand } from '@/app/commands';
import { useCan } from '@/app/session';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { recordPath } from '@/shared/ui/record-link';
import { lastList } from './last-list';
import { toListSearch } from './list-state';
import { useDeleteRecords } from './use-delete-records';

export type RecordActions = {
  copyLink: () => void;
  /** Undefined where the user may not. */
  remove: (() => void) | undefined;
  merge: (() => void) | undefined;
};

/** What can be done with the whole record: by its menu, and by the palette. */
export function useRecordActions(type: RecordTypeInfo, record: CrmRecord, onMerge: () => void): RecordActions {
  const t = useTranslations('record');
  const navigate = useNavigate();
  const removeRecords = useDeleteRecords(type);
  const isHere = record.deletedAt == null;
  const mayDelete = record.can?.delete === true && isHere;
  const mayMerge = useCan(`${type.resource}.merge`) && record.can?.edit === true && isHere;

  const copyLink = async () => {
    await navigator.clipboard.writeText(window.location.origin + recordPath(type.resource, record.id));
    notifications.show({ message: t('linkCopied'), color: 'pine' });
  };
  const remove = async () => {
    await navigate({ to: `/${type.resource}` as '/', search: toListSearch(lastList(type.name) ?? {}) as never });
    await removeRecords([record]);
  };
  const actions: RecordActions = {
    copyLink: () => void copyLink(),
    remove: mayDelete ? () => void remove() : undefined,
    merge: mayMerge ? onMerge : undefined,
  };
  useCommand({ id: 'record.link', label: t('copyLink'), group: 'record', icon: IconLink, run: actions.copyLink });
  useCommand({
    id: 'record.merge',
    label: t('mergeWith'),
    group: 'record',
    icon: IconArrowMerge,
    run: onMerge,
    enabled: mayMerge,
  });
  useCommand({
    id: 'record.delete',
    label: t('delete'),
    group: 'record',
    icon: IconTrash,
    run: () => void remove(),
    enabled: mayDelete,
  });
  return actions;
}
