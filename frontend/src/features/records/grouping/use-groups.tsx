import { keepPreviousData, skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { request } from '@/shared/api/client';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { fieldOf } from '@/shared/metadata/record-type';
import { useFormatValue } from '@/shared/metadata/use-format';
import type { GridEntry } from '@/shared/ui/data-grid/grid-entries';
import { listQuestion, type ListState } from '../list-state';
import { listQuery } from '../record-queries';
import { conditionOf, entriesOf, groupAt, keyOf, type Group, type GroupRows, type Groups } from './group-model';

export type Grouping = {
  entries: readonly GridEntry[];
  rows: readonly CrmRecord[];
  isPending: boolean;
  error: Error | null;
  toggle: (group: string) => void;
  onBlank: (index: number) => void;
  /** What loads the rows of the groups that are open; shows nothing. */
  loaders: ReactNode;
};

const none: ReadonlyMap<string, GroupRows> = new Map();

/** The list by the values of one field: counts at once, rows when a group is open and they come into sight. */
export function useGroups(type: RecordTypeInfo, state: ListState, isWanted: boolean): Grouping | undefined {
  const field = state.group === undefined ? undefined : fieldOf(type, state.group);
  const formatValue = useFormatValue();
  const { q, where, deleted } = listQuestion(state);
  const body = { by: field?.name, ...(q ? { q } : {}), ...(where ? { where } : {}), ...(deleted ? { deleted } : {}) };
  const isOn = isWanted && field !== undefined;
  const groups = useQuery({
    queryKey: ['records', type.resource, 'groups', body],
    queryFn: isOn
      ? async ({ signal }) => (await request<Groups>('POST', `/${type.resource}/groups`, { body, signal })).data
      : skipToken,
    placeholderData: keepPreviousData,
  });
  const [toggled, setToggled] = useState<{ of: string; keys: ReadonlySet<string> }>({ of: '', keys: new Set() });
  const [loaded, setLoaded] = useState(none);
  const report = useCallback(
    (key: string, rows: GroupRows | undefined) =>
      setLoaded((before) => {
        const next = new Map(before);
        if (rows) next.set(key, rows);
        else next.delete(key);
        return next;
      }),
    [],
  );
  const items = groups.data?.items ?? [];
  const by = field?.name ?? '';
  // The first group is open to begin with: a list of heads alone shows no record.
  const open = new Set(items.slice(0, 1).map(keyOf));
  for (const key of toggled.of === by ? toggled.keys : []) if (!open.delete(key)) open.add(key);
  const labelOf = (group: Group) =>
    field === undefined || group.value === null ? '' : formatValue(type.name, field, group.value, group.label);
  const entries = entriesOf({ items, other: 0 }, labelOf, { open, loaded });
  if (!isOn) return undefined;

  const toggle = (group: string) =>
    setToggled(({ of, keys }) => {
      const next = new Set(of === by ? keys : []);
      if (!next.delete(group)) next.add(group);
      return { of: by, keys: next };
    });
  return {
    entries,
    rows: items.flatMap((group) => (open.has(keyOf(group)) ? (loaded.get(keyOf(group))?.rows ?? []) : [])),
    isPending: groups.isPending,
    error: groups.error,
    toggle,
    onBlank: (index) => loaded.get(groupAt(entries, index))?.loadMore(),
    loaders: items
      .filter((group) => open.has(keyOf(group)))
      .map((group) => (
        <GroupLoader
          key={`${by} ${keyOf(group)}`}
          type={type}
          state={{ ...state, where: conditionOf(by, group, where) }}
          groupKey={keyOf(group)}
          onLoaded={report}
        />
      )),
  };
}

type GroupLoaderProps = {
  type: RecordTypeInfo;
  state: ListState;
  groupKey: string;
  onLoaded: (key: string, rows: GroupRows | undefined) => void;
};

function GroupLoader({ type, state, groupKey, onLoaded }: GroupLoaderProps) {
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(listQuery(type, state));
  useEffect(() => {
    if (!data) return;
    onLoaded(groupKey, {
      rows: data.pages.flatMap((page) => page.items),
      hasMore: hasNextPage,
      loadMore: () => {
        if (hasNextPage && !isFetching) void fetchNextPage();
      },
    });
  }, [data, hasNextPage, isFetching, fetchNextPage, groupKey, onLoaded]);
  useEffect(() => () => onLoaded(groupKey, undefined), [groupKey, onLoaded]);
  return null;
}
