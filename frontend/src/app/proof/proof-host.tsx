import { lazy, Suspense } from 'react';
import { answerProof, useProofAsked } from './proof';

const ProofDialog = lazy(async () => ({ default: (await import('./proof-dialog')).ProofDialog }));

/** Dangerous acts ask for the password again where the sign-in was long ago. */
export function ProofHost() {
  if (!useProofAsked()) return null;
  return (
    <Suspense>
      <ProofDialog onAnswer={answerProof} />
    </Suspense>
  );
}
