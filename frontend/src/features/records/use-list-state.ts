import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useEffectEvent, useMemo } from 'react';
import type { RecordTypeInfo, SavedView } from '@/shared/api/types';
import {
  defaultColumns,
  forgetColumns,
  formatColumns,
  parseColumns,
  storeColumns,
  storedColumns,
  type GridColumn,
} from '@/shared/ui/data-grid/columns';
import {
  builtInView,
  changed,
  parseListState,
  toListSearch,
  type ListChange,
  type ListSearch,
  type ListState,
} from './list-state';
import { viewsQuery } from './views/view-api';
import { isChanged, listStateOf, openingView, resolveOpening, type KnownViews } from './views/view-state';

export type ListControl = {
  state: ListState;
  /** Which view the list opens with is known: only then it is worth asking for rows. */
  isReady: boolean;
  isCreating: boolean;
  columns: readonly GridColumn[];
  /** null where the server keeps none. */
  views: readonly SavedView[] | null;
  view: SavedView | undefined;
  /** The list differs from the view that it began with. */
  isChanged: boolean;
  /** The address of a view, or without one of the built-in list. */
  searchOf: (view: SavedView | undefined) => ListSearch;
  openView: (view: SavedView | undefined) => void;
  /** Back to what was saved; the built-in list goes back to its own columns too. */
  reset: () => void;
  /** The whole state, with columns that only this browser remembers. */
  linkSearch: ListSearch;
  /** Each change is a step that Back takes back; typing in the search box is one step, not one a letter. */
  change: (change: ListChange, options?: { replace?: boolean }) => void;
  setCreating: (isCreating: boolean) => void;
  peek: string | undefined;
  setPeek: (id: string | undefined) => void;
  setColumns: (columns: GridColumn[]) => void;
  resetColumns: () => void;
};

export function useListState(type: RecordTypeInfo): ListControl {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const asked = useQuery(viewsQuery(type.name));
  const known: KnownViews = asked.data ?? (asked.isPending ? undefined : null);
  const inAddress = useMemo(() => parseListState(raw), [raw]);
  const { state, isReady } = useMemo(() => resolveOpening(inAddress, known), [inAddress, known]);
  const extra = useMemo(
    () => ({
      ...(raw.new === true ? { new: true } : {}),
      ...(typeof raw.peek === 'string' ? { peek: raw.peek } : {}),
    }),
    [raw],
  );
  const go = useCallback(
    (search: ListSearch, replace: boolean) =>
      // Which list this is follows from the path, which stays: the router's types would need to know it.
      void navigate({ to: '.', search: search as never, replace, resetScroll: false }),
    [navigate],
  );
  const completeAddress = useEffectEvent(() => go({ ...toListSearch(state), ...extra }, true));
  const isIncomplete = isReady && state !== inAddress;
  useEffect(() => {
    if (isIncomplete) completeAddress();
  }, [isIncomplete]);

  const change: ListControl['change'] = useCallback(
    (part, { replace = false } = {}) => go(changed(state, part), replace),
    [go, state],
  );
  const views = known ?? null;
  const view = views?.find(({ id }) => id === state.view);
  const columns = useMemo(
    () =>
      parseColumns(state.columns, type) ??
      (view === undefined ? storedColumns(type) : undefined) ??
      defaultColumns(type),
    [state.columns, type, view],
  );
  const hasOpening = openingView(views ?? []) !== undefined;
  const searchOf: ListControl['searchOf'] = (target) =>
    target ? toListSearch(listStateOf(target)) : hasOpening ? { view: builtInView } : {};
  return {
    state,
    isReady,
    isCreating: raw.new === true,
    columns,
    views,
    view,
    isChanged: state.deleted !== true && isChanged(view, state, columns, type),
    searchOf,
    openView: (target) => go(searchOf(target), false),
    reset: () => {
      if (view === undefined) forgetColumns(type);
      go(searchOf(view), false);
    },
    linkSearch: toListSearch({ ...state, columns: formatColumns(columns) }),
    change,
    setCreating: (isCreating) => go({ ...toListSearch(state), ...(isCreating ? { new: true } : {}) }, !isCreating),
    peek: extra.peek,
    setPeek: (id) =>
      go({ ...toListSearch(state), ...(id === undefined ? {} : { peek: id }) }, extra.peek !== undefined),
    setColumns: (next) => {
      if (view === undefined) storeColumns(type, next);
      change({ columns: formatColumns(next) }, { replace: true });
    },
    resetColumns: () => {
      if (view === undefined) forgetColumns(type);
      change({ columns: undefined }, { replace: true });
    },
  };
}
