import type { CrmRecord } from '../../api/types';

/** The head of a group: its rows follow it while it is open. */
export type GroupHead = { group: string; label: string; count: number; isOpen: boolean };

/** What stands in one line of the grid; undefined is a row that is still to come. */
export type GridEntry = CrmRecord | GroupHead | undefined;

export function isGroupHead(entry: GridEntry): entry is GroupHead {
  return entry !== undefined && 'group' in entry && 'isOpen' in entry;
}

export function recordOf(entry: GridEntry): CrmRecord | undefined {
  return entry === undefined || isGroupHead(entry) ? undefined : entry;
}
