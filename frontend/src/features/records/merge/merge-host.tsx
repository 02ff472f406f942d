import { lazy, Suspense } from 'react';
import type { RecordTypeInfo } from '@/shared/api/types';

const MergeDialog = lazy(async () => ({ default: (await import('./merge-dialog')).MergeDialog }));

export type MergeHostProps = {
  type: RecordTypeInfo;
  /** One to ask for the others, or 2 to 20 to merge; the first stays unless another is chosen. */
  ids: readonly string[];
  opened: boolean;
  onClose: () => void;
  onMerged?: (survivorId: string) => void;
};

/** Several records become one. The dialog loads when it is opened. */
export function MergeHost(props: MergeHostProps) {
  if (!props.opened) return null;
  return (
    <Suspense fallback={null}>
      <MergeDialog {...props} />
    </Suspense>
  );
}
