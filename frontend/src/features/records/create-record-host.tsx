import { lazy, Suspense, useState } from 'react';
import type { FieldDraft } from '@/shared/ui/field-editor/field-draft';

const CreateRecordDialog = lazy(async () => ({
  default: (await import('./create-record-dialog')).CreateRecordDialog,
}));

export type CreateRecordProps = {
  recordType: string;
  opened: boolean;
  onClose: () => void;
  /** What the place it is opened from already knows, such as the account of a new contact. */
  preset?: Record<string, FieldDraft>;
};

/** The dialog loads when it is first opened, and stays to close as smoothly as it opened. */
export function CreateRecordHost(props: CreateRecordProps) {
  const [wasOpened, setOpened] = useState(props.opened);
  if (props.opened && !wasOpened) setOpened(true);
  if (!wasOpened) return null;
  return (
    <Suspense fallback={null}>
      <CreateRecordDialog {...props} />
    </Suspense>
  );
}
