import { useSyncExternalStore } from 'react';

export type RecentRecord = { recordType: string; id: string; label: string };

const storageKey = 'crm.recent';
const most = 12;
const listeners = new Set<() => void>();

let recent = read();

/** Lives as long as the tab: names of people do not stay behind on a shared computer. */
function read(): readonly RecentRecord[] {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as RecentRecord[];
  } catch {
    return [];
  }
}

function publish(next: readonly RecentRecord[]): void {
  recent = next;
  sessionStorage.setItem(storageKey, JSON.stringify(next));
  for (const listener of listeners) listener();
}

export function rememberRecord(record: RecentRecord): void {
  const [latest] = recent;
  if (latest?.id === record.id && latest.label === record.label) return;
  publish([record, ...recent.filter(({ id }) => id !== record.id)].slice(0, most));
}

export function forgetRecentRecords(): void {
  publish([]);
}

export function recentRecords(): readonly RecentRecord[] {
  return recent;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The records that were opened last, newest first. */
export function useRecentRecords(): readonly RecentRecord[] {
  return useSyncExternalStore(subscribe, recentRecords);
}
