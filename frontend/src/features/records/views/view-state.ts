import type { RecordTypeInfo, SavedView, ViewState } from '@/shared/api/types';
import { sameValue } from '@/shared/metadata/record-type';
import {
  defaultColumns,
  formatColumns,
  parseColumns,
  shownColumns,
  type GridColumn,
} from '@/shared/ui/data-grid/columns';
import { builtInView, saysSomething, type ListState } from '../list-state';

/** undefined while they are asked for, null where there are none to be had. */
export type KnownViews = readonly SavedView[] | null | undefined;

export type Opening = { state: ListState; isReady: boolean };

/** What a list opens with: what the address says, else my own default, else my role's, else what is built in. */
export function resolveOpening(search: ListState, views: KnownViews): Opening {
  if (search.deleted === true || saysSomething(search) || search.view === builtInView) {
    return { state: search, isReady: true };
  }
  if (views === undefined) return { state: search, isReady: false };
  const view = search.view === undefined ? openingView(views ?? []) : views?.find(({ id }) => id === search.view);
  return { state: view ? listStateOf(view) : search, isReady: true };
}

export function openingView(views: readonly SavedView[]): SavedView | undefined {
  return views.find((view) => view.isDefault) ?? views.find((view) => view.isRoleDefault === true);
}

/** A view as the address of its list: whole, so that a link to it shows the same to whoever may not see the view. */
export function listStateOf({ id, state }: SavedView): ListState {
  return {
    view: id,
    ...(state.q ? { q: state.q } : {}),
    ...(state.where ? { where: state.where } : {}),
    ...(state.sort ? { sort: state.sort } : {}),
    ...(state.groupBy ? { group: state.groupBy } : {}),
    ...(state.columns.length > 0 ? { columns: formatColumns(state.columns) } : {}),
  };
}

export function viewStateOf(state: ListState, columns: readonly GridColumn[]): ViewState {
  return {
    ...(state.q === undefined ? {} : { q: state.q }),
    ...(state.where === undefined ? {} : { where: state.where }),
    ...(state.sort === undefined ? {} : { sort: state.sort }),
    ...(state.group === undefined ? {} : { groupBy: state.group }),
    columns: [...columns],
  };
}

/** A search that nobody saved is a look, not a change; everything else that differs is. */
export function isChanged(
  view: SavedView | undefined,
  state: ListState,
  columns: readonly GridColumn[],
  type: RecordTypeInfo,
): boolean {
  const saved = view?.state;
  const savedColumns =
    saved && saved.columns.length > 0 ? parseColumns(formatColumns(saved.columns), type) : defaultColumns(type);
  const areColumnsShared = view === undefined && state.columns === undefined;
  return (
    (saved?.q !== undefined && saved.q !== state.q) ||
    !sameValue(saved?.where, state.where) ||
    (saved?.sort ?? type.defaultSort) !== (state.sort ?? type.defaultSort) ||
    (saved?.groupBy ?? undefined) !== state.group ||
    (!areColumnsShared && !sameValue(widthsOf(savedColumns ?? [], type), widthsOf(columns, type)))
  );
}

function widthsOf(columns: readonly GridColumn[], type: RecordTypeInfo): [string, number][] {
  return shownColumns(columns, type).map(({ field, width }) => [field.name, width]);
}

/** Tabs: what is pinned, and the view one is in. */
export function tabViews(views: readonly SavedView[], active: SavedView | undefined): SavedView[] {
  return views.filter((view) => view.pinned || view.id === active?.id);
}
