import { Skeleton } from '@mantine/core';
import { useCan } from '@/app/session';
import { ActivityMessages } from '@/shared/activities/activity-messages';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { NotesMessages } from '@/shared/notes/notes-messages';
import { Composer } from './composer';

/** For those who may write, of records that are not in the bin. */
export function ComposerHost({ type, record }: { type: RecordTypeInfo; record: CrmRecord }) {
  const canCreate = useCan('activities.create');
  if (!canCreate || record.deletedAt != null) return null;
  return (
    <ActivityMessages fallback={<Skeleton h={44} />}>
      <NotesMessages fallback={<Skeleton h={44} />}>
        <Composer type={type} record={record} />
      </NotesMessages>
    </ActivityMessages>
  );
}
