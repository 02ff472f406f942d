import type { ListState } from './list-state';

const states = new Map<string, ListState>();

/** The list that a record was opened from: previous and next follow its order, Back leads to it. */
export function rememberList(recordType: string, state: ListState): void {
  states.set(recordType, state);
}

export function lastList(recordType: string): ListState | undefined {
  return states.get(recordType);
}
