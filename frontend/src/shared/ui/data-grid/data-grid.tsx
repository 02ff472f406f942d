import { useDirection } from '@mantine/core';
import type { RowSelectionState } from '@tanstack/react-table';
import { useImperativeHandle, useRef, type CSSProperties, type ReactNode, type Ref } from 'react';
import type { CrmRecord, FieldInfo, RecordTypeInfo } from '../../api/types';
import { isEditable } from '../../metadata/record-type';
import type { FieldDraft } from '../field-editor/field-draft';
import type { GridColumn } from './columns';
import classes from './data-grid.module.css';
import type { FailedEdits } from './failed-edits';
import { usePreload } from '../on-demand';
import { isGroupHead, type GridEntry } from './grid-entries';
import { GridHeader } from './grid-header';
import { GridRow, loadCellEditor } from './grid-row';
import { GroupRow } from './group-row';
import type { GridRange } from './range';
import { SkeletonRow } from './skeleton-row';
import type { CellEdit, RefusedCell } from './use-grid-clipboard';
import { useGridControl } from './use-grid-control';
import { useGridTable } from './use-grid-table';
import { rowHeight, useGridVirtualizer } from './use-grid-virtualizer';

/** Focuses the first row, or that of a record. */
export type DataGridHandle = { focus: (id?: string) => void };

export type DataGridProps = {
  type: RecordTypeInfo;
  label: string;
  rows: readonly CrmRecord[];
  /** Grouped: the heads of groups, and between them the rows of those that are open. */
  entries?: readonly GridEntry[] | undefined;
  onToggleGroup?: ((group: string) => void) | undefined;
  /** A row that is still to come has come into sight. */
  onBlank?: ((index: number) => void) | undefined;
  totalCount: number | undefined;
  hasMore: boolean;
  isLoading: boolean;
  /** The rows are those of the last question while the next answer is under way. */
  isStale: boolean;
  onEndReached: () => void;
  columns: readonly GridColumn[];
  onColumnsChange: (columns: GridColumn[]) => void;
  sort: string | undefined;
  onSortChange: (sort: string | undefined) => void;
  selection: RowSelectionState;
  onSelectionChange: (selection: RowSelectionState) => void;
  onOpen: (record: CrmRecord) => void;
  /** Shows a record beside the list; the one that is shown is marked. */
  onPeek?: ((record: CrmRecord) => void) | undefined;
  peeked?: string | undefined;
  /** Without it the grid is for reading. */
  onEdit?: ((record: CrmRecord, field: FieldInfo, draft: FieldDraft) => void) | undefined;
  /** Several cells as one act: pasted, or emptied together. */
  onEditMany?: ((edits: readonly CellEdit[], refused: readonly RefusedCell[]) => void) | undefined;
  /** Everything that matches, when all that is loaded is selected already. */
  onSelectEverything?: (() => void) | undefined;
  /** Some rows may be for reading only, where one may change but one's own. */
  canEditRecord?: ((record: CrmRecord) => boolean) | undefined;
  failedEdits: FailedEdits;
  /** What can be done with one row, at its end. */
  rowAction?: ((record: CrmRecord) => ReactNode) | undefined;
  /** Names the list, so that its place is found again on Back; another name begins at the top. */
  placeKey: string;
  handle?: Ref<DataGridHandle>;
};

const firstRows = 14;

/** A grid like a spreadsheet: one tab stop, arrows within, rows rendered only where they are seen. */
export function DataGrid(props: DataGridProps) {
  const { type, rows, sort, selection, failedEdits, rowAction } = props;
  const { dir } = useDirection();
  usePreload(loadCellEditor);
  const scroller = useRef<HTMLDivElement>(null);
  const { table, shown, fields, isResizing } = useGridTable({ ...props, direction: dir });
  const canEdit = (record: CrmRecord) => props.onEdit !== undefined && (props.canEditRecord?.(record) ?? true);
  const entries: readonly GridEntry[] = props.entries ?? rows;
  const control = useGridControl({
    ...props,
    entries,
    table,
    fields,
    scroller,
    direction: dir,
    isEditable: (field, record) => isEditable(field) && canEdit(record),
  });
  const { items, totalSize } = useGridVirtualizer({
    ...props,
    entries,
    totalCount: props.entries ? undefined : props.totalCount,
    scroller,
    active: control.active,
  });
  useImperativeHandle(props.handle, () => ({ focus: control.focus }), [control.focus]);

  const columnCount = fields.length + 1 + (rowAction ? 1 : 0);
  const template = `44px ${shown.map(({ width }) => `${width}px`).join(' ')} minmax(${rowAction ? '120px' : '0'}, 1fr)`;
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      style={{ '--grid-columns': template } as CSSProperties}
      onScroll={(event) => markSideways(event.currentTarget)}
      data-stale={props.isStale || undefined}
      data-resizing={isResizing || undefined}
    >
      <div
        role="grid"
        tabIndex={-1}
        aria-label={props.label}
        aria-rowcount={(props.entries?.length ?? props.totalCount ?? rows.length) + 1}
        aria-colcount={columnCount}
        aria-multiselectable
        aria-busy={props.isLoading || props.isStale}
        className={classes.grid}
        {...control.handlers}
      >
        <GridHeader
          type={type}
          table={table}
          fields={fields}
          sort={sort}
          active={control.active}
          columns={props.columns}
          onColumnsChange={props.onColumnsChange}
        />
        <div
          role="rowgroup"
          className={classes.body}
          style={{ blockSize: props.isLoading ? firstRows * rowHeight : totalSize }}
        >
          {props.isLoading
            ? Array.from({ length: firstRows }, (_, index) => (
                <SkeletonRow key={index} start={index * rowHeight} columns={fields.length} />
              ))
            : items.map(({ index, start }) => {
                const entry = entries[index];
                if (isGroupHead(entry)) {
                  return (
                    <GroupRow
                      key={`group-${entry.group}`}
                      head={entry}
                      index={index}
                      start={start}
                      columnCount={columnCount}
                      isActive={control.active.row === index}
                    />
                  );
                }
                const record = entry;
                if (!record) return <SkeletonRow key={`blank-${index}`} start={start} columns={fields.length} />;
                const isEdited = control.editing?.id === record.id;
                return (
                  <GridRow
                    key={record.id}
                    type={type}
                    record={record}
                    index={index}
                    start={start}
                    fields={fields}
                    isSelected={selection[record.id] === true}
                    rangeStart={isInRange(control.range, index) ? control.range?.left : undefined}
                    rangeEnd={isInRange(control.range, index) ? control.range?.right : undefined}
                    activeColumn={control.active.row === index ? control.active.column : undefined}
                    editing={isEdited ? control.editing : undefined}
                    failedEdits={failedEdits}
                    isPeeked={props.peeked === record.id}
                    canPeek={props.onPeek !== undefined}
                    isReadOnly={!canEdit(record)}
                    action={rowAction?.(record)}
                  />
                );
              })}
        </div>
      </div>
      <div className={classes.said} role="status">
        {control.said}
      </div>
    </div>
  );
}

function isInRange(range: GridRange | undefined, row: number): boolean {
  return range !== undefined && row >= range.top && row <= range.bottom;
}

/** The first columns hold on only while the grid is scrolled sideways: each sticky cell costs a layer of its own. */
function markSideways(scroller: HTMLElement): void {
  scroller.toggleAttribute('data-sideways', scroller.scrollLeft !== 0);
}
