import { lazy, Suspense } from 'react';
import { HistoryMessages } from './history-messages';
import { useUndoQuestion } from './use-undo-entry';

const UndoPreviewDialog = lazy(async () => ({ default: (await import('./undo-preview-dialog')).UndoPreviewDialog }));

export function UndoPreviewHost() {
  const question = useUndoQuestion();
  if (!question) return null;
  return (
    <HistoryMessages>
      <Suspense fallback={null}>
        <UndoPreviewDialog question={question} />
      </Suspense>
    </HistoryMessages>
  );
}
