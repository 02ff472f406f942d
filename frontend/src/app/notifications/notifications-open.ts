import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One panel for all bells: that of the sidebar and that of the phone. */
export function setNotificationsOpen(next: boolean): void {
  isOpen = next;
  for (const listener of listeners) listener();
}

export function useNotificationsOpen(): boolean {
  return useSyncExternalStore(subscribe, () => isOpen);
}
