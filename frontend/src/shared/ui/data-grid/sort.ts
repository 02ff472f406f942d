import type { FieldInfo } from '../../api/types';

export type SortDirection = 'ascending' | 'descending';

export function sortKeyOf(field: FieldInfo): string {
  return field.sort ?? field.name;
}

export function sortDirectionOf(field: FieldInfo, sort: string | undefined): SortDirection | undefined {
  if (!field.sortable || sort === undefined) return undefined;
  const key = sortKeyOf(field);
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : undefined;
}

/** Ascending, descending, and back to the list's own order. */
export function nextSort(field: FieldInfo, sort: string | undefined): string | undefined {
  switch (sortDirectionOf(field, sort)) {
    case 'ascending':
      return `-${sortKeyOf(field)}`;
    case 'descending':
      return undefined;
    case undefined:
      return sortKeyOf(field);
  }
}
