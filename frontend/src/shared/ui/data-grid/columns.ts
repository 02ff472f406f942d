import type { FieldInfo, FieldKind, RecordTypeInfo } from '../../api/types';
import { fieldOf } from '../../metadata/record-type';

export type GridColumn = { name: string; width?: number };
export type ShownColumn = { field: FieldInfo; width: number };

export const minColumnWidth = 72;
export const maxColumnWidth = 640;
const labelWidth = 240;

const widths: Partial<Record<FieldKind, number>> = {
  longText: 260,
  emails: 220,
  phones: 170,
  addresses: 240,
  tags: 190,
  multiChoice: 190,
  reference: 180,
  url: 180,
  dateTime: 170,
  date: 130,
  number: 120,
  money: 140,
  boolean: 90,
  country: 140,
  language: 130,
  choice: 140,
};

export function defaultWidth(type: RecordTypeInfo, field: FieldInfo): number {
  return field.name === type.labelField ? labelWidth : (widths[field.kind] ?? 160);
}

/** "displayName:220,title,accountId" as it stands in a link; names that no longer exist are passed over. */
export function parseColumns(text: string | undefined, type: RecordTypeInfo): GridColumn[] | undefined {
  if (text === undefined) return undefined;
  const seen = new Set<string>();
  const columns = text.split(',').flatMap((part) => {
    const [name = '', width] = part.split(':');
    if (seen.has(name) || !fieldOf(type, name)) return [];
    seen.add(name);
    const pixels = Number(width);
    return [Number.isFinite(pixels) && pixels > 0 ? { name, width: clampWidth(pixels) } : { name }];
  });
  return columns.length > 0 ? withLabel(columns, type) : undefined;
}

export function formatColumns(columns: readonly GridColumn[]): string {
  return columns.map(({ name, width }) => (width === undefined ? name : `${name}:${width}`)).join(',');
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(maxColumnWidth, Math.max(minColumnWidth, width)));
}

/** Without the record's name a row says nothing: its column always stays. */
export function withLabel(columns: GridColumn[], type: RecordTypeInfo): GridColumn[] {
  return columns.some((column) => column.name === type.labelField) ? columns : [{ name: type.labelField }, ...columns];
}

export function defaultColumns(type: RecordTypeInfo): GridColumn[] {
  return withLabel(
    type.defaultColumns.filter((name) => fieldOf(type, name)).map((name) => ({ name })),
    type,
  );
}

export function moveColumn(columns: readonly GridColumn[], name: string, by: number): GridColumn[] {
  const from = columns.findIndex((column) => column.name === name);
  const to = Math.min(columns.length - 1, Math.max(0, from + by));
  const moved = columns[from];
  if (!moved || from === to) return [...columns];
  const rest = columns.filter((column) => column.name !== name);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

export function placeColumn(columns: readonly GridColumn[], name: string, before: string): GridColumn[] {
  const from = columns.findIndex((column) => column.name === name);
  const to = columns.findIndex((column) => column.name === before);
  return from < 0 || to < 0 ? [...columns] : moveColumn(columns, name, to - from);
}

export function shownColumns(columns: readonly GridColumn[], type: RecordTypeInfo): ShownColumn[] {
  return columns.flatMap(({ name, width }) => {
    const field = fieldOf(type, name);
    return field ? [{ field, width: width ?? defaultWidth(type, field) }] : [];
  });
}

const storageKey = (type: RecordTypeInfo) => `crm.columns.${type.name}`;

export function storedColumns(type: RecordTypeInfo): GridColumn[] | undefined {
  return parseColumns(localStorage.getItem(storageKey(type)) ?? undefined, type);
}

export function storeColumns(type: RecordTypeInfo, columns: readonly GridColumn[]): void {
  localStorage.setItem(storageKey(type), formatColumns(columns));
}

export function forgetColumns(type: RecordTypeInfo): void {
  localStorage.removeItem(storageKey(type));
}
