import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, usePrefetchQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useShortcut } from '@/app/shortcuts';
import type { CrmRecord } from '@/shared/api/types';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { DataGrid, type DataGridHandle } from '@/shared/ui/data-grid/data-grid';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { usePreload } from '@/shared/ui/on-demand';
import { useDocumentTitle } from '@/shared/ui/page-header';
import { recordPath } from '@/shared/ui/record-link';
import { ConflictHost } from './conflict-host';
import { CreateRecordHost } from './create-record-host';
import { useFailedEdits } from './failed-edits-store';
import { rememberList } from './last-list';
import { ListHeader } from './list-header';
import { listQuestion } from './list-state';
import { listQuery } from './record-queries';
import classes from './records.module.css';
import { useExport } from './export/use-export';
import { useGroups } from './grouping/use-groups';
import { useListSelection } from './use-list-selection';
import { useListState } from './use-list-state';
import { useSaveField } from './use-save-field';
import { useSaveMany } from './use-save-many';
import { ViewBar } from './views/view-bar';
import { viewsQuery } from './views/view-api';

type RecordListPageProps = { recordType: string };

export function RecordListPage({ recordType }: RecordListPageProps) {
  // Beside the metadata, not after it: which rows are asked for may depend on them.
  usePrefetchQuery(viewsQuery(recordType));
  return (
    <Suspense fallback={<div className={classes.listPage} />}>
      <RecordList recordType={recordType} />
    </Suspense>
  );
}

const loadBulkBar = () => import('./bulk-bar');
const BulkBar = lazy(async () => ({ default: (await loadBulkBar()).BulkBar }));
// For lists that are filtered.
const FilterChips = lazy(async () => ({ default: (await import('@/shared/ui/filter/filter-chips')).FilterChips }));
// For phones alone.
const CardList = lazy(async () => ({ default: (await import('@/shared/ui/data-grid/card-list')).CardList }));
// For lists without rows, and for the bin.
const ListEmpty = lazy(async () => ({ default: (await import('./list-empty')).ListEmpty }));
const RestoreButton = lazy(async () => ({ default: (await import('./restore-button')).RestoreButton }));
const PeekPanel = lazy(async () => ({ default: (await import('./peek/peek-panel')).PeekPanel }));

const noRows: CrmRecord[] = [];

function RecordList({ recordType }: RecordListPageProps) {
  const type = useRecordType(recordType);
  const t = useTranslations('grid');
  const labels = useLabels();
  const navigate = useNavigate();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const control = useListState(type);
  const { state, columns, change } = control;
  const list = useInfiniteQuery({
    ...listQuery(type, state),
    placeholderData: keepPreviousData,
    enabled: control.isReady,
  });
  const [filterOpen, setFilterOpen] = useState(false);
  const grid = useRef<DataGridHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const failedEdits = useFailedEdits();
  const save = useSaveField(type);
  const saveMany = useSaveMany(type);
  const mayEdit = useCan(`${type.resource}.edit`);
  const canEdit = mayEdit && state.deleted !== true;
  const canCreate = useCan(`${type.resource}.create`);
  const title = labels.many(type.name);
  useDocumentTitle(title);

  const listed = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? noRows, [list.data]);
  const grouping = useGroups(type, state, !isPhone && control.isReady);
  const rows = grouping?.rows ?? listed;
  const totalCount = list.data?.pages[0]?.totalCount;
  const placeKey = `${type.resource} ${JSON.stringify(listQuestion(state))} ${state.group ?? ''}`;
  useEffect(() => rememberList(type.name, state), [type.name, state]);
  const selection = useListSelection(rows, placeKey);
  const isSelecting = selection.isAll || selection.ids.length > 0;
  usePreload(loadBulkBar);
  const exporting = useExport({ type, state, columns, totalCount, selection });

  useShortcut('/', t('search.shortcut'), () => searchBox.current?.focus(), { group: 'list' });
  useShortcut('c', t('newShortcut'), () => control.setCreating(true), { group: 'list', enabled: canCreate });
  useShortcut('f', t('filter.open'), () => setFilterOpen(true), { group: 'list' });

  const { isFetching, hasNextPage, fetchNextPage } = list;
  const loadMore = useCallback(() => {
    if (!isFetching && hasNextPage) void fetchNextPage();
  }, [isFetching, hasNextPage, fetchNextPage]);
  const open = (id: string, replace = false) => void navigate({ to: recordPath(type.resource, id) as '/', replace });
  // There is no beside on a phone: a link to a peek opens the record's own page.
  const openPeeked = useEffectEvent((id: string) => open(id, true));
  useEffect(() => {
    if (isPhone && control.peek !== undefined) openPeeked(control.peek);
  }, [isPhone, control.peek]);

  const shared = {
    type,
    label: title,
    rows,
    totalCount,
    hasMore: list.hasNextPage,
    isLoading: list.isPending,
    isStale: list.isPlaceholderData,
    columns,
    placeKey,
    onEndReached: loadMore,
    ...(state.deleted === true
      ? {
          rowAction: (record: CrmRecord) => (
            <Suspense>
              <RestoreButton type={type} record={record} />
            </Suspense>
          ),
        }
      : {}),
  };
  const isEmpty = !list.isPending && !list.isPlaceholderData && listed.length === 0;
  return (
    <div className={classes.listPage}>
      <ListHeader
        type={type}
        control={control}
        totalCount={list.isPlaceholderData ? undefined : totalCount}
        isPhone={isPhone}
        canCreate={canCreate}
        filterOpen={filterOpen}
        onFilterOpen={setFilterOpen}
        searchBox={searchBox}
        onLeaveSearch={() => grid.current?.focus()}
        onExport={exporting.ofList}
        viewBar={control.views && state.deleted !== true && <ViewBar type={type} control={control} isPhone={isPhone} />}
        bulkBar={
          isSelecting && (
            <Suspense>
              <BulkBar
                type={type}
                state={state}
                rows={rows}
                totalCount={totalCount}
                selection={selection}
                onExport={exporting.ofSelection}
              />
            </Suspense>
          )
        }
      />
      {state.where && (
        <Suspense fallback={<div className={classes.chipsToCome} />}>
          <FilterChips
            type={type}
            where={state.where}
            onChange={(where) => change({ where })}
            onOpen={() => setFilterOpen(true)}
          />
        </Suspense>
      )}
      {list.isError && listed.length === 0 ? (
        <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
      ) : isEmpty ? (
        <Suspense>
          <ListEmpty type={type} control={control} canCreate={canCreate} />
        </Suspense>
      ) : isPhone ? (
        <Suspense>
          <CardList {...shared} selection={selection.shown} onSelectionChange={selection.set} />
        </Suspense>
      ) : (
        <div className={classes.listBody}>
          <DataGrid
            {...shared}
            handle={grid}
            {...(grouping
              ? {
                  entries: grouping.entries,
                  onToggleGroup: grouping.toggle,
                  onBlank: grouping.onBlank,
                  isLoading: grouping.isPending,
                  hasMore: false,
                }
              : {})}
            peeked={control.peek}
            onPeek={(record) => control.setPeek(record.id === control.peek ? undefined : record.id)}
            onColumnsChange={control.setColumns}
            sort={state.sort ?? (state.q === undefined ? type.defaultSort : undefined)}
            onSortChange={(sort) => change({ sort })}
            selection={selection.shown}
            onSelectionChange={selection.set}
            onOpen={(record) => open(record.id)}
            onEdit={canEdit ? save : undefined}
            onEditMany={canEdit ? saveMany : undefined}
            onSelectEverything={selection.selectAll}
            canEditRecord={(record) => record.can?.edit !== false}
            failedEdits={failedEdits}
          />
          {control.peek !== undefined && (
            <Suspense fallback={<div className={classes.peekPlace} />}>
              <PeekPanel
                type={type}
                id={control.peek}
                rows={rows}
                onPeek={control.setPeek}
                onEndReached={loadMore}
                onClose={() => {
                  grid.current?.focus(control.peek);
                  control.setPeek(undefined);
                }}
              />
            </Suspense>
          )}
        </div>
      )}
      {grouping?.loaders}
      <CreateRecordHost
        recordType={type.name}
        opened={control.isCreating && canCreate}
        onClose={() => control.setCreating(false)}
      />
      {exporting.dialog}
      <ConflictHost />
    </div>
  );
}
