import { lazy, Suspense } from 'react';
import { useConflictQuestions } from './conflict-store';

const ConflictDialog = lazy(async () => ({ default: (await import('./conflict-dialog')).ConflictDialog }));

/** Shows the open questions one after the other. */
export function ConflictHost() {
  const [question] = useConflictQuestions();
  if (!question) return null;
  return (
    <Suspense fallback={null}>
      <ConflictDialog key={JSON.stringify(question.conflicts)} question={question} />
    </Suspense>
  );
}
