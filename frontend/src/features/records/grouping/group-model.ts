import type { Condition, CrmRecord, FieldInfo, RecordTypeInfo } from '@/shared/api/types';
import type { GridEntry } from '@/shared/ui/data-grid/grid-entries';
import { isGroupHead } from '@/shared/ui/data-grid/grid-entries';

export type Group = { value: string | boolean | null; label?: string | null; count: number };
export type Groups = { items: Group[]; other: number };
export type GroupRows = { rows: readonly CrmRecord[]; hasMore: boolean; loadMore: () => void };

const groupableKinds: ReadonlySet<string> = new Set(['choice', 'boolean', 'reference', 'country', 'language']);
const placeholders = 20;
const rest = 'rest';

export function groupableFields(type: RecordTypeInfo): FieldInfo[] {
  return type.fields.filter((field) => field.filterable && groupableKinds.has(field.kind));
}

export function keyOf({ value }: Group): string {
  return JSON.stringify(value);
}

/** The list's own conditions, and that a row belongs to the group. */
export function conditionOf(field: string, group: Group, where: Condition | undefined): Condition {
  const own: Condition =
    group.value === null ? { field, op: 'isNull', value: true } : { field, op: 'eq', value: group.value };
  return where === undefined ? own : { all: [where, own] };
}

type Opened = { open: ReadonlySet<string>; loaded: ReadonlyMap<string, GroupRows> };

/** Heads, and below those that are open their rows, with room for what is still to come. */
export function entriesOf(groups: Groups, labelOf: (group: Group) => string, opened: Opened): GridEntry[] {
  const entries: GridEntry[] = [];
  for (const group of groups.items) {
    const key = keyOf(group);
    const isOpen = opened.open.has(key);
    entries.push({ group: key, label: labelOf(group), count: group.count, isOpen });
    if (!isOpen) continue;
    const { rows = [], hasMore = true } = opened.loaded.get(key) ?? {};
    entries.push(...rows);
    const missing = hasMore ? Math.min(placeholders, Math.max(0, group.count - rows.length)) : 0;
    entries.push(...Array.from({ length: missing }, () => undefined));
  }
  return entries;
}

/** The group that a line belongs to. */
export function groupAt(entries: readonly GridEntry[], index: number): string {
  for (let at = index; at >= 0; at -= 1) {
    const entry = entries[at];
    if (isGroupHead(entry)) return entry.group;
  }
  return rest;
}
