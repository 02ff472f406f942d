import type { Condition, FieldInfo, FieldKind, FilterOperator, RecordTypeInfo } from '../../api/types';
import { isEmptyValue, isListKind } from '../../metadata/record-type';

export type FieldCondition = Extract<Condition, { field: string }>;
export type GroupCondition = Exclude<Condition, FieldCondition>;

/** A condition while it is put together: it may lack its value, and has a key of its own so that rows keep theirs. */
export type DraftCondition = { key: string; kind: 'field'; field: string; op: UiOperator; value: unknown };
export type DraftGroup = { key: string; kind: 'group'; match: 'all' | 'any'; items: DraftNode[] };
export type DraftNode = DraftCondition | DraftGroup;

/** For people, "is empty" and "is not empty" are two operators without a value. */
export type UiOperator = Exclude<FilterOperator, 'isNull'> | 'isEmpty' | 'isNotEmpty';

let nextKey = 0;

export function newKey(): string {
  nextKey += 1;
  return `c${nextKey}`;
}

export function isGroup(condition: Condition): condition is GroupCondition {
  return 'all' in condition || 'any' in condition;
}

export function emptyGroup(match: 'all' | 'any' = 'all'): DraftGroup {
  return { key: newKey(), kind: 'group', match, items: [] };
}

/** The root is always a group, whatever the condition's own shape. */
export function toDraft(where: Condition | undefined): DraftGroup {
  if (!where) return emptyGroup();
  const node = draftOf(where);
  return node.kind === 'group' ? node : { ...emptyGroup(), items: [node] };
}

function draftOf(condition: Condition): DraftNode {
  if ('all' in condition) return { key: newKey(), kind: 'group', match: 'all', items: condition.all.map(draftOf) };
  if ('any' in condition) return { key: newKey(), kind: 'group', match: 'any', items: condition.any.map(draftOf) };
  if (condition.op === 'isNull') {
    const op = condition.value === false ? 'isNotEmpty' : 'isEmpty';
    return { key: newKey(), kind: 'field', field: condition.field, op, value: null };
  }
  return { key: newKey(), kind: 'field', field: condition.field, op: condition.op, value: condition.value };
}

/** What can be asked already: conditions without a value and groups without conditions are left out. */
export function toCondition(group: DraftGroup): Condition | undefined {
  const items = group.items
    .map((node) => (node.kind === 'group' ? toCondition(node) : conditionOf(node)))
    .filter((c) => c !== undefined);
  if (items.length === 0) return undefined;
  return group.match === 'all' ? { all: items } : { any: items };
}

function conditionOf({ field, op, value }: DraftCondition): Condition | undefined {
  if (op === 'isEmpty' || op === 'isNotEmpty') return { field, op: 'isNull', value: op === 'isEmpty' };
  return isEmptyValue(value) ? undefined : { field, op, value };
}

export function needsValue(op: UiOperator): boolean {
  return op !== 'isEmpty' && op !== 'isNotEmpty';
}

/** The field's operators as people choose them, the usual one first. */
export function operatorsOf(field: FieldInfo): UiOperator[] {
  // Of an instant people know the day: from it on, or before it.
  const known =
    field.kind === 'dateTime' ? field.operators.filter((op) => op === 'gte' || op === 'lt') : field.operators;
  // Several records would have to be picked by name; conditions joined by "any" say the same.
  const operators = known.filter((op) => op !== 'isNull').filter((op) => op !== 'in' || field.kind !== 'reference');
  const preferred = preferredOperator(field.kind);
  const ordered = operators.includes(preferred)
    ? [preferred, ...operators.filter((op) => op !== preferred)]
    : operators;
  return known.includes('isNull') ? [...ordered, 'isEmpty', 'isNotEmpty'] : ordered;
}

function preferredOperator(kind: FieldKind): Exclude<FilterOperator, 'isNull'> {
  if (kind === 'text' || kind === 'longText' || kind === 'url') return 'contains';
  if (kind === 'emails' || kind === 'phones' || kind === 'addresses') return 'contains';
  if (kind === 'country') return 'eq';
  if (kind === 'date' || kind === 'dateTime' || kind === 'number' || kind === 'money') return 'gte';
  return kind === 'choice' ? 'in' : 'eq';
}

/** How an operator is called depends on what it compares: "after" for dates, "has" for lists. */
export function operatorFamily(kind: FieldKind): 'list' | 'date' | 'plain' {
  if (isListKind(kind)) return 'list';
  return kind === 'date' || kind === 'dateTime' ? 'date' : 'plain';
}

export function newCondition(field: FieldInfo): DraftCondition {
  return { key: newKey(), kind: 'field', field: field.name, op: operatorsOf(field)[0] ?? 'eq', value: null };
}

/** One value and several are edited differently: a change between them carries over what it can. */
export function withOperator(condition: DraftCondition, op: UiOperator): DraftCondition {
  if (!needsValue(op)) return { ...condition, op, value: null };
  const { value } = condition;
  if (op === 'in') return { ...condition, op, value: isEmptyValue(value) || Array.isArray(value) ? value : [value] };
  return { ...condition, op, value: Array.isArray(value) ? (value[0] ?? null) : value };
}

export function replaceNode(group: DraftGroup, key: string, replacement: DraftNode | undefined): DraftGroup {
  const items = group.items.flatMap((node) => {
    if (node.key === key) return replacement ? [replacement] : [];
    return [node.kind === 'group' ? replaceNode(node, key, replacement) : node];
  });
  return { ...group, items };
}

export function addNode(group: DraftGroup, toKey: string, node: DraftNode): DraftGroup {
  if (group.key === toKey) return { ...group, items: [...group.items, node] };
  return { ...group, items: group.items.map((item) => (item.kind === 'group' ? addNode(item, toKey, node) : item)) };
}

export function countConditions(where: Condition | undefined): number {
  if (!where) return 0;
  return isGroup(where) ? itemsOf(where).reduce((sum, item) => sum + countConditions(item), 0) : 1;
}

export function itemsOf(group: GroupCondition): Condition[] {
  return 'all' in group ? group.all : group.any;
}

/** Without the n-th part of its root; without the root when nothing is left. */
export function withoutItem(where: Condition, index: number): Condition | undefined {
  if (!isGroup(where)) return undefined;
  const items = itemsOf(where).filter((_, at) => at !== index);
  if (items.length === 0) return undefined;
  return 'all' in where ? { all: items } : { any: items };
}

/** What conditions can name: fields, and of addresses their city and country. */
export function filterableFields(type: RecordTypeInfo): FieldInfo[] {
  return type.fields
    .filter((field) => field.filterable && field.operators.length > 0)
    .flatMap((field) => (field.filterParts?.length ? field.filterParts.map((part) => partOf(field, part)) : [field]));
}

function partOf(field: FieldInfo, name: string): FieldInfo {
  return { ...field, name, kind: name.endsWith('.country') ? 'country' : 'text' };
}

export function conditionField(type: RecordTypeInfo, name: string): FieldInfo | undefined {
  return filterableFields(type).find((field) => field.name === name);
}

/** References named by a condition, whose labels are to be looked up. */
export function referencesIn(type: RecordTypeInfo, where: Condition | undefined): { recordType: string; id: string }[] {
  if (!where) return [];
  if (isGroup(where)) return itemsOf(where).flatMap((item) => referencesIn(type, item));
  const target = conditionField(type, where.field)?.referenceTo;
  if (!target || where.op === 'isNull') return [];
  const ids = Array.isArray(where.value) ? where.value : [where.value];
  return ids
    .filter((id): id is string => typeof id === 'string' && id !== 'me')
    .map((id) => ({ recordType: target, id }));
}

const operators: ReadonlySet<string> = new Set([
  'eq',
  'ne',
  'in',
  'gt',
  'gte',
  'lt',
  'lte',
  'contains',
  'startsWith',
  'isNull',
] satisfies FilterOperator[]);
const maxDepth = 5;

/** A condition from a link: only what has the right shape, whoever wrote it. */
export function parseCondition(raw: unknown, depth = 0): Condition | undefined {
  const value = typeof raw === 'string' ? parseJson(raw) : raw;
  if (value === null || typeof value !== 'object' || depth > maxDepth) return undefined;
  const node = value as Record<string, unknown>;
  if (Array.isArray(node.all)) return parseGroup('all', node.all, depth);
  if (Array.isArray(node.any)) return parseGroup('any', node.any, depth);
  const { field, op } = node;
  if (typeof field !== 'string' || typeof op !== 'string' || !operators.has(op)) return undefined;
  return { field, op: op as FilterOperator, value: node.value };
}

function parseGroup(match: 'all' | 'any', raw: unknown[], depth: number): Condition | undefined {
  const items = raw.map((item) => parseCondition(item, depth + 1)).filter((item) => item !== undefined);
  if (items.length === 0) return undefined;
  return match === 'all' ? { all: items } : { any: items };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
