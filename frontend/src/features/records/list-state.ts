import type { Condition } from '@/shared/api/types';
import { parseCondition } from '@/shared/ui/filter/model';

/** All that makes a list what it is; it lives in the URL, so that a copied link shows the same. */
export type ListState = {
  q?: string;
  where?: Condition;
  sort?: string;
  columns?: string;
  /** The field whose values the rows are grouped by. */
  group?: string;
  /** The saved view that this began with, or "all" for the list as it is built in. */
  view?: string;
  /** Everything the view had was taken away: without this, the address would say no more than its name. */
  plain?: boolean;
  deleted?: boolean;
};

/** As it stands in the URL; `new` opens the dialog to create a record, `peek` a record beside the list. */
export type ListSearch = ListState & { new?: boolean; peek?: string };

export type ListChange = { [K in keyof ListState]?: ListState[K] | undefined };

export const builtInView = 'all';

export function parseListState(raw: Record<string, unknown>): ListState {
  const q = textOf(raw.q);
  const where = parseCondition(raw.where);
  const sort = nameOf(raw.sort);
  const columns = textOf(raw.columns);
  const group = nameOf(raw.group);
  const view = textOf(raw.view);
  return {
    ...(q === undefined ? {} : { q }),
    ...(where === undefined ? {} : { where }),
    ...(sort === undefined ? {} : { sort }),
    ...(columns === undefined ? {} : { columns }),
    ...(group === undefined ? {} : { group }),
    ...(view === undefined ? {} : { view }),
    ...(isYes(raw.plain) ? { plain: true } : {}),
    ...(isYes(raw.deleted) ? { deleted: true } : {}),
  };
}

/** Only what differs from the plain list, so that links stay short. */
export function toListSearch(state: ListChange): ListSearch {
  return {
    ...(state.view ? { view: state.view } : {}),
    ...(state.q ? { q: state.q } : {}),
    ...(state.where ? { where: state.where } : {}),
    ...(state.sort ? { sort: state.sort } : {}),
    ...(state.group ? { group: state.group } : {}),
    ...(state.columns ? { columns: state.columns } : {}),
    ...(state.plain === true ? { plain: true } : {}),
    ...(state.deleted === true ? { deleted: true } : {}),
  };
}

/** The state after a change; a view whose every part was taken away is marked as such. */
export function changed(state: ListState, change: ListChange): ListSearch {
  const next = toListSearch({ ...state, ...change, plain: undefined });
  const isOfView = next.view !== undefined && next.view !== builtInView;
  return isOfView && next.deleted !== true && !saysSomething(next) ? { ...next, plain: true } : next;
}

/** Whether the address says more than which view it is. */
export function saysSomething({ q, where, sort, columns, group, plain }: ListState): boolean {
  return [q, where, sort, columns, group, plain].some((part) => part !== undefined);
}

/** The router reads a number or a truth value where one was typed into the search box. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function nameOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^-?[\w.]+$/.test(text) ? text : undefined;
}

function isYes(value: unknown): boolean {
  return value === true || value === 'true';
}

export type ListQuestion = Pick<ListState, 'q' | 'where' | 'sort' | 'deleted'>;

/** What the answer depends on: columns change only how it is shown. */
export function listQuestion({ q, where, sort, deleted }: ListState): ListQuestion {
  return toListSearch({ q, where, sort, deleted });
}

export function isNarrowed(state: ListState): boolean {
  return state.q !== undefined || state.where !== undefined;
}
