import type { Condition } from '@/shared/api/types';
import { parseCondition } from '@/shared/ui/filter/model';

/** All that makes a list what it is; it lives in the URL, so that a copied link shows the same. */
export type ListState = {
  q?: string;
  where?: Condition;
  sort?: string;
  columns?: string;
  deleted?: boolean;
};

/** As it stands in the URL; `new` opens the dialog to create a record. */
export type ListSearch = ListState & { new?: boolean };

export function parseListState(raw: Record<string, unknown>): ListState {
  const q = textOf(raw.q);
  const where = parseCondition(raw.where);
  const sort = textOf(raw.sort);
  const columns = textOf(raw.columns);
  return {
    ...(q === undefined ? {} : { q }),
    ...(where === undefined ? {} : { where }),
    ...(sort === undefined || !/^-?[\w.]+$/.test(sort) ? {} : { sort }),
    ...(columns === undefined ? {} : { columns }),
    ...(raw.deleted === true || raw.deleted === 'true' ? { deleted: true } : {}),
  };
}

/** Only what differs from the plain list, so that links stay short. */
export function toListSearch(state: { [K in keyof ListState]?: ListState[K] | undefined }): ListSearch {
  return {
    ...(state.q ? { q: state.q } : {}),
    ...(state.where ? { where: state.where } : {}),
    ...(state.sort ? { sort: state.sort } : {}),
    ...(state.columns ? { columns: state.columns } : {}),
    ...(state.deleted === true ? { deleted: true } : {}),
  };
}

/** The router reads a number or a truth value where one was typed into the search box. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** What the answer depends on: columns change only how it is shown. */
export function listQuestion({ q, where, sort, deleted }: ListState): Omit<ListState, 'columns'> {
  return toListSearch({ q, where, sort, deleted });
}

export function isNarrowed(state: ListState): boolean {
  return state.q !== undefined || state.where !== undefined;
}
