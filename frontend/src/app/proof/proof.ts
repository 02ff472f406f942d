import { useSyncExternalStore } from 'react';

let answer: ((isProven: boolean) => void) | undefined;
let asked: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

/** Asks whoever sits there to prove that it is them; requests that need it at the same time share one question. */
export function askForProof(): Promise<boolean> {
  asked ??= new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  for (const listener of listeners) listener();
  return asked;
}

export function answerProof(isProven: boolean): void {
  answer?.(isProven);
  answer = undefined;
  asked = undefined;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useProofAsked(): boolean {
  return useSyncExternalStore(subscribe, () => asked !== undefined);
}
