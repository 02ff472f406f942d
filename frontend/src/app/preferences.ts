import { useSyncExternalStore } from 'react';

/** What belongs to this browser rather than to the account. */
export type Preferences = { singleKeyShortcuts: boolean; sidebarCollapsed: boolean; showEmptyFields: boolean };

const storageKey = 'crm.preferences';
const defaults: Preferences = { singleKeyShortcuts: true, sidebarCollapsed: false, showEmptyFields: false };
const listeners = new Set<() => void>();

let current = read();

function read(): Preferences {
  try {
    return { ...defaults, ...(JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Preferences>) };
  } catch {
    return defaults;
  }
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  localStorage.setItem(storageKey, JSON.stringify(current));
  for (const listener of listeners) listener();
}

export function getPreferences(): Preferences {
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, getPreferences);
}
