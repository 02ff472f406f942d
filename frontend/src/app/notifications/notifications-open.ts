import { useSyncExternalStore } from 'react';

let isOpen = false;
let opener: Element | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One panel for all bells: that of the sidebar and that of the phone. */
export function setNotificationsOpen(next: boolean): void {
  if (next) opener = document.activeElement;
  isOpen = next;
  for (const listener of listeners) listener();
}

export function useNotificationsOpen(): boolean {
  return useSyncExternalStore(subscribe, () => isOpen);
}

/** Focus goes back to the bell, unless it has gone on to another page. */
export function returnFocus(): void {
  const focused = document.activeElement;
  const isLeftOver = focused === null || focused === document.body || focused.closest('[role="dialog"]') !== null;
  if (isLeftOver && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
}
