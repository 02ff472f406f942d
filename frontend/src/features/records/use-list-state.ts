import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { RecordTypeInfo } from '@/shared/api/types';
import {
  defaultColumns,
  forgetColumns,
  formatColumns,
  parseColumns,
  storeColumns,
  storedColumns,
  type GridColumn,
} from '@/shared/ui/data-grid/columns';
import { parseListState, toListSearch, type ListSearch, type ListState } from './list-state';

export type ListControl = {
  state: ListState;
  isCreating: boolean;
  columns: readonly GridColumn[];
  /** Each change is a step that Back takes back; typing in the search box is one step, not one a letter. */
  change: (change: { [K in keyof ListState]?: ListState[K] | undefined }, options?: { replace?: boolean }) => void;
  setCreating: (isCreating: boolean) => void;
  setColumns: (columns: GridColumn[]) => void;
  resetColumns: () => void;
};

export function useListState(type: RecordTypeInfo): ListControl {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => parseListState(raw), [raw]);
  const go = useCallback(
    (search: ListSearch, replace: boolean) =>
      // Which list this is follows from the path, which stays: the router's types would need to know it.
      void navigate({ to: '.', search: search as never, replace, resetScroll: false }),
    [navigate],
  );
  const change: ListControl['change'] = useCallback(
    (part, { replace = false } = {}) => go(toListSearch({ ...state, ...part }), replace),
    [go, state],
  );
  const columns = useMemo(
    () => parseColumns(state.columns, type) ?? storedColumns(type) ?? defaultColumns(type),
    [state.columns, type],
  );
  return {
    state,
    isCreating: raw.new === true,
    columns,
    change,
    setCreating: (isCreating) => go({ ...toListSearch(state), ...(isCreating ? { new: true } : {}) }, !isCreating),
    setColumns: (next) => {
      storeColumns(type, next);
      change({ columns: formatColumns(next) }, { replace: true });
    },
    resetColumns: () => {
      forgetColumns(type);
      change({ columns: undefined }, { replace: true });
    },
  };
}
