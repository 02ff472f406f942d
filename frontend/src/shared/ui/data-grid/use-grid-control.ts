import {
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import type { CrmRecord, FieldInfo, RecordTypeInfo } from '../../api/types';
import { useFormatField } from '../../metadata/use-format';
import type { FieldDraft } from '../field-editor/field-draft';
import type { CommitHow } from '../field-editor/commit-how';
import { clampWidth, moveColumn, type GridColumn } from './columns';
import { placeIn } from './grid-memory';
import { nextEditable, nextPosition, type GridPosition } from './navigation';
import { nextSort } from './sort';
import type { GridTable } from './use-grid-table';
import { rowHeight } from './use-grid-virtualizer';

export type CellEditing = {
  id: string;
  column: number;
  commit: (draft: FieldDraft, how: CommitHow) => void;
  cancel: () => void;
};

type GridControlInput = {
  type: RecordTypeInfo;
  rows: readonly CrmRecord[];
  fields: readonly FieldInfo[];
  table: GridTable;
  columns: readonly GridColumn[];
  onColumnsChange: (columns: GridColumn[]) => void;
  sort: string | undefined;
  onSortChange: (sort: string | undefined) => void;
  onOpen: (record: CrmRecord) => void;
  onPeek?: ((record: CrmRecord) => void) | undefined;
  onEdit?: ((record: CrmRecord, field: FieldInfo, draft: FieldDraft) => void) | undefined;
  isEditable: (field: FieldInfo, record: CrmRecord) => boolean;
  scroller: RefObject<HTMLDivElement | null>;
  direction: 'ltr' | 'rtl';
  placeKey: string;
};

const widthStep = 16;

/** Which cell is active, which is edited, and what keys and clicks do. Events are heard once, on the grid itself. */
export function useGridControl(input: GridControlInput) {
  const { type, rows, fields, table, columns, scroller, placeKey } = input;
  const formatField = useFormatField();
  const [wanted, setActive] = useState<GridPosition>(() => placeIn(placeKey)?.active ?? { row: 0, column: 1 });
  const [edited, setEdited] = useState<{ id: string; column: number }>();
  const focusWanted = useRef(false);
  const active = {
    row: Math.min(wanted.row, Math.max(rows.length - 1, -1)),
    column: Math.min(wanted.column, fields.length),
  };

  const focusAt = useCallback((position: GridPosition) => {
    focusWanted.current = true;
    setActive({ ...position });
  }, []);
  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    const cell = cellAt(scroller.current, active);
    if (!cell) return;
    focusWanted.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const fieldAt = (column: number) => fields[column - 1];
  const isEditableAt = ({ row, column }: GridPosition) => {
    const field = fieldAt(column);
    const record = rows[row];
    return field !== undefined && record !== undefined && input.isEditable(field, record);
  };
  const edit = (position: GridPosition) => {
    const record = rows[position.row];
    if (!record || !isEditableAt(position)) return;
    setActive(position);
    setEdited({ id: record.id, column: position.column });
  };

  const commit = (draft: FieldDraft, how: CommitHow) => {
    const record = rows.find((candidate) => candidate.id === edited?.id);
    const field = edited && fieldAt(edited.column);
    setEdited(undefined);
    if (record && field) input.onEdit?.(record, field, draft);
    if (how === 'leave') return;
    const step = how === 'next' ? 1 : how === 'previous' ? -1 : undefined;
    const next = step && nextEditable(active, step, { rows: rows.length, columns: fields.length + 1 }, isEditableAt);
    if (next) edit(next);
    else focusAt(active);
  };
  const cancel = () => {
    setEdited(undefined);
    focusAt(active);
  };

  const toggleRow = (event: unknown, row: number) => {
    const record = rows[row];
    if (record) table.getRow(record.id).getToggleSelectedHandler()(event);
  };
  const sortBy = (field: FieldInfo | undefined) => {
    if (field?.sortable) input.onSortChange(nextSort(field, input.sort));
  };
  const handleHeaderKey = (event: KeyboardEvent): boolean => {
    const field = fieldAt(active.column);
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const by = input.direction === 'rtl' ? -step : step;
    if (field && step !== 0 && event.altKey) {
      input.onColumnsChange(moveColumn(columns, field.name, by));
      focusAt({ row: -1, column: Math.min(fields.length, Math.max(1, active.column + by)) });
    } else if (field && step !== 0 && event.shiftKey) {
      const width = clampWidth((table.getColumn(field.name)?.getSize() ?? 0) + by * widthStep);
      input.onColumnsChange(columns.map((column) => (column.name === field.name ? { ...column, width } : column)));
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (active.column === 0) table.toggleAllRowsSelected();
      else sortBy(field);
    } else return false;
    return true;
  };
  const handleCellKey = (event: KeyboardEvent): boolean => {
    const record = rows[active.row];
    if (event.key === 'F2') edit(active);
    else if (event.key === ' ' && !event.shiftKey && active.column > 0 && record && input.onPeek) input.onPeek(record);
    else if (event.key === ' ' || (event.key === 'Enter' && active.column === 0))
      toggleRow({ shiftKey: event.shiftKey, target: { checked: !isSelected(active.row) } }, active.row);
    else if (event.key === 'Enter' && record) input.onOpen(record);
    else if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp'))
      extendSelection(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Escape' && table.getIsSomeRowsSelected()) table.setRowSelection({});
    else return false;
    return true;
  };
  const isSelected = (row: number) => table.state.rowSelection[rows[row]?.id ?? ''] === true;
  const extendSelection = (step: 1 | -1) => {
    const row = Math.min(rows.length - 1, Math.max(0, active.row + step));
    const ids = [rows[active.row]?.id, rows[row]?.id].filter((id) => id !== undefined);
    table.setRowSelection((before) => ({ ...before, ...Object.fromEntries(ids.map((id) => [id, true as const])) }));
    focusAt({ row, column: active.column });
  };

  const handlers = {
    onKeyDown: (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isCell(event.target)) return;
      const isHandled = active.row < 0 ? handleHeaderKey(event) : handleCellKey(event);
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
      const bounds = { rows: rows.length, columns: fields.length + 1, page, direction: input.direction };
      const next =
        isHandled || event.altKey
          ? undefined
          : nextPosition(active, { key: event.key, ctrlKey: event.ctrlKey || event.metaKey }, bounds);
      if (next) focusAt(next);
      if (isHandled || next) event.preventDefault();
    },
    onFocus: (event: FocusEvent) => {
      const position = positionOf(event.target);
      if (position && (position.row !== active.row || position.column !== active.column)) setActive(position);
    },
    onClick: (event: MouseEvent) => {
      const position = positionOf(event.target);
      if (!position) return;
      const record = rows[position.row];
      if (isPeek(event.target) && record) input.onPeek?.(record);
      else if (isSelector(event.target)) {
        if (position.row < 0) table.toggleAllRowsSelected();
        else toggleRow(event, position.row);
        // The checkbox is the cell's content, not a place of its own: the arrows go on from the cell.
        focusAt(position);
      } else if (position.row < 0 && !isHandle(event.target)) sortBy(fieldAt(position.column));
    },
    onDoubleClick: (event: MouseEvent) => {
      const position = positionOf(event.target);
      if (position && position.row >= 0) edit(position);
    },
    onCopy: (event: ClipboardEvent) => {
      const record = rows[active.row];
      const field = fieldAt(active.column);
      // Text marked with the mouse is what the user means to copy.
      if (!isCell(event.target) || !record || !field || document.getSelection()?.isCollapsed === false) return;
      event.clipboardData.setData('text/plain', formatField(type.name, field, record));
      event.preventDefault();
    },
  };
  const editing: CellEditing | undefined = edited && { ...edited, commit, cancel };
  const focus = useCallback(
    (id?: string) => {
      const row = id === undefined ? 0 : rows.findIndex((record) => record.id === id);
      focusAt({ row: Math.max(0, row), column: 1 });
    },
    [focusAt, rows],
  );
  return { active, editing, handlers, focus };
}

function cellAt(scroller: HTMLElement | null, { row, column }: GridPosition): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) ?? null;
}

function positionOf(target: EventTarget): GridPosition | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : undefined;
}

function isCell(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset.column !== undefined;
}

function isSelector(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'checkbox';
}

function isPeek(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset.peek !== undefined;
}

function isHandle(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset.handle !== undefined;
}
