import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the jobs of this tab are shown: closed by hand, they wait behind their small button. */
export function setJobsOpen(next: boolean): void {
  isOpen = next;
  for (const listener of listeners) listener();
}

export function useJobsOpen(): boolean {
  return useSyncExternalStore(subscribe, () => isOpen);
}
