import {
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type DragEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import { useTranslations } from 'use-intl';
import type { CrmRecord, FieldInfo, RecordTypeInfo } from '../../api/types';
import type { CommitHow } from '../field-editor/commit-how';
import type { FieldDraft } from '../field-editor/field-draft';
import { clampWidth, moveColumn, type GridColumn } from './columns';
import { cellAt, isCell, isHandle, isPeek, isSelector, positionOf } from './grid-dom';
import { isGroupHead, recordOf, type GridEntry } from './grid-entries';
import { placeIn } from './grid-memory';
import { nextEditable, nextPosition, type GridPosition } from './navigation';
import { positionsIn, sizeOf } from './range';
import { nextSort } from './sort';
import { emptied, typedDraft, typedText } from './typed-draft';
import { useGridClipboard, type CellEdit, type RefusedCell } from './use-grid-clipboard';
import { useGridRange } from './use-grid-range';
import type { GridTable } from './use-grid-table';
import { rowHeight } from './use-grid-virtualizer';

export type CellEditing = {
  id: string;
  column: number;
  /** What was typed on the cell takes the place of what stood there. */
  typed?: FieldDraft | undefined;
  commit: (draft: FieldDraft, how: CommitHow) => void;
  cancel: () => void;
};

type GridControlInput = {
  type: RecordTypeInfo;
  entries: readonly GridEntry[];
  fields: readonly FieldInfo[];
  table: GridTable;
  columns: readonly GridColumn[];
  onColumnsChange: (columns: GridColumn[]) => void;
  sort: string | undefined;
  onSortChange: (sort: string | undefined) => void;
  onOpen: (record: CrmRecord) => void;
  onPeek?: ((record: CrmRecord) => void) | undefined;
  peeked?: string | undefined;
  onEdit?: ((record: CrmRecord, field: FieldInfo, draft: FieldDraft) => void) | undefined;
  onEditMany?: ((edits: readonly CellEdit[], refused: readonly RefusedCell[]) => void) | undefined;
  onSelectEverything?: (() => void) | undefined;
  onToggleGroup?: ((group: string) => void) | undefined;
  isEditable: (field: FieldInfo, record: CrmRecord) => boolean;
  scroller: RefObject<HTMLDivElement | null>;
  direction: 'ltr' | 'rtl';
  placeKey: string;
};

const widthStep = 16;

/** Which cell is active, which is edited, and what keys and clicks do. Events are heard once, on the grid itself. */
export function useGridControl(input: GridControlInput) {
  const { type, entries, fields, table, columns, scroller, placeKey } = input;
  const t = useTranslations('grid.cells');
  const [wanted, setActive] = useState<GridPosition>(() => placeIn(placeKey)?.active ?? { row: 0, column: 1 });
  const [edited, setEdited] = useState<{ id: string; column: number; typed?: FieldDraft | undefined }>();
  const [said, say] = useState('');
  const focusWanted = useRef(false);
  const active = {
    row: Math.min(wanted.row, Math.max(entries.length - 1, -1)),
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

  const recordAt = (row: number) => recordOf(entries[row]);
  const fieldAt = (column: number) => fields[column - 1];
  const bounds = { rows: entries.length, columns: fields.length + 1 };
  const isEditableAt = ({ row, column }: GridPosition) => {
    const [record, field] = [recordAt(row), fieldAt(column)];
    return field !== undefined && record !== undefined && input.isEditable(field, record);
  };
  const cells = useGridRange({ active, scroller, moveTo: focusAt });
  const clipboard = useGridClipboard({ type, recordAt, fieldAt, isEditableAt, bounds });

  const edit = (position: GridPosition, typed?: FieldDraft) => {
    const record = recordAt(position.row);
    if (!record || !isEditableAt(position)) return;
    cells.drop();
    setActive(position);
    setEdited({ id: record.id, column: position.column, typed });
  };
  const commit = (draft: FieldDraft, how: CommitHow) => {
    const record = entries.map(recordOf).find((candidate) => candidate?.id === edited?.id);
    const field = edited && fieldAt(edited.column);
    setEdited(undefined);
    if (record && field) input.onEdit?.(record, field, draft);
    if (how === 'leave') return;
    const step = how === 'next' ? 1 : how === 'previous' ? -1 : undefined;
    const next = step && nextEditable(active, step, bounds, isEditableAt);
    if (next) edit(next);
    else focusAt(active);
  };
  const cancel = () => {
    setEdited(undefined);
    focusAt(active);
  };
  const change = (edits: readonly CellEdit[], refused: readonly RefusedCell[]) => {
    const [only, another] = edits;
    if (only && !another && refused.length === 0) input.onEdit?.(only.record, only.field, only.draft);
    else if (edits.length + refused.length > 0) input.onEditMany?.(edits, refused);
    say(t('changed', { count: edits.length, refused: refused.length }));
  };
  const clear = () =>
    change(
      positionsIn(cells.marked).flatMap((position) => {
        const [record, field] = [recordAt(position.row), fieldAt(position.column)];
        return record && field && !field.required && isEditableAt(position)
          ? [{ record, field, draft: { value: emptied(field), label: null } }]
          : [];
      }),
      [],
    );

  const toggleRow = (event: unknown, row: number) => {
    const record = recordAt(row);
    if (record) table.getRow(record.id).getToggleSelectedHandler()(event);
  };
  const isSelected = (row: number) => table.state.rowSelection[recordAt(row)?.id ?? ''] === true;
  const extendSelection = (step: 1 | -1) => {
    const row = Math.min(entries.length - 1, Math.max(0, active.row + step));
    const ids = [recordAt(active.row)?.id, recordAt(row)?.id].filter((id) => id !== undefined);
    table.setRowSelection((before) => ({ ...before, ...Object.fromEntries(ids.map((id) => [id, true as const])) }));
    focusAt({ row, column: active.column });
  };
  const selectAll = () => {
    if (table.getIsAllRowsSelected()) input.onSelectEverything?.();
    else table.toggleAllRowsSelected(true);
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
    const { key } = event;
    const entry = entries[active.row];
    if (isGroupHead(entry)) return handleGroupKey(key, entry.group, entry.isOpen);
    const record = recordOf(entry);
    const isRows = active.column === 0;
    const arrow = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : undefined;
    if (key === 'F2') edit(active);
    else if (key === ' ' && !event.shiftKey && !isRows && record && input.onPeek) input.onPeek(record);
    else if (key === ' ' || (key === 'Enter' && isRows))
      toggleRow({ shiftKey: event.shiftKey, target: { checked: !isSelected(active.row) } }, active.row);
    else if (key === 'Enter' && fieldAt(active.column)?.name !== type.labelField && isEditableAt(active)) edit(active);
    else if (key === 'Enter' && record) input.onOpen(record);
    else if (event.shiftKey && isRows && arrow !== undefined) extendSelection(arrow);
    else if (key === 'Delete' || key === 'Backspace') clear();
    else if (key === 'Escape') return handleEscape();
    else if (isTyping(event) && !(input.peeked !== undefined && /^[jk]$/i.test(key))) {
      const field = fieldAt(active.column);
      if (!field || !isEditableAt(active)) return false;
      // The editor may still be on its way: what is typed meanwhile waits for it.
      edit(active, typedDraft(field, edited?.column === active.column ? typedText(edited.typed) + key : key));
    } else return false;
    return true;
  };
  const handleGroupKey = (key: string, group: string, isOpen: boolean): boolean => {
    const wanted = key === 'ArrowRight' ? true : key === 'ArrowLeft' ? false : undefined;
    const isMeant = key === 'Enter' || key === ' ' || (wanted !== undefined && wanted !== isOpen);
    if (isMeant) input.onToggleGroup?.(group);
    return isMeant;
  };
  const handleEscape = (): boolean => {
    if (cells.range) cells.drop();
    else if (table.getIsSomeRowsSelected() || table.getIsAllRowsSelected()) table.setRowSelection({});
    else return false;
    return true;
  };

  const handlers = {
    ...cells.pointer,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isCell(event.target)) return;
      const ctrlKey = event.ctrlKey || event.metaKey;
      if (ctrlKey && event.key === 'a') {
        event.preventDefault();
        return selectAll();
      }
      const isHandled = active.row < 0 ? handleHeaderKey(event) : handleCellKey(event);
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
      const next =
        isHandled || event.altKey
          ? undefined
          : nextPosition(active, { key: event.key, ctrlKey }, { ...bounds, page, direction: input.direction });
      if (next && event.shiftKey && active.row >= 0 && active.column > 0) {
        cells.extendTo(next);
        const to = { row: Math.max(0, next.row), column: Math.max(1, next.column) };
        const [rows, across] = [Math.abs(to.row - cells.marked.top), Math.abs(to.column - cells.marked.left)];
        say(t('range', { rows: rows + 1, columns: across + 1 }));
      } else if (next) {
        cells.drop();
        focusAt(next);
      }
      if (isHandled || next) event.preventDefault();
    },
    onFocus: (event: FocusEvent) => {
      const position = positionOf(event.target);
      if (!position || (position.row === active.row && position.column === active.column)) return;
      cells.beginAt(position);
      setActive(position);
    },
    onClick: (event: MouseEvent) => {
      const position = positionOf(event.target);
      if (!position) return;
      const entry = entries[position.row];
      const record = recordOf(entry);
      if (isGroupHead(entry)) input.onToggleGroup?.(entry.group);
      else if (isPeek(event.target) && record) input.onPeek?.(record);
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
    // A name that is dragged would be carried off as a link; here it marks cells.
    onDragStart: (event: DragEvent) => {
      if ((positionOf(event.target)?.row ?? -1) >= 0) event.preventDefault();
    },
    onCopy: (event: ClipboardEvent) => {
      // Text marked with the mouse is what the user means to copy.
      const isTextMarked = !cells.range && document.getSelection()?.isCollapsed === false;
      if (!isCell(event.target) || active.row < 0 || active.column < 1 || isTextMarked) return;
      event.clipboardData.setData('text/plain', clipboard.copy(cells.marked));
      event.preventDefault();
      say(t('copied', sizeOf(cells.marked)));
    },
    onPaste: (event: ClipboardEvent) => {
      if (!isCell(event.target) || active.row < 0 || active.column < 1 || !input.onEdit) return;
      event.preventDefault();
      const text = event.clipboardData.getData('text/plain');
      if (text !== '') void clipboard.read(text, cells.marked).then(({ edits, refused }) => change(edits, refused));
    },
  };
  const editing: CellEditing | undefined = edited && { ...edited, commit, cancel };
  const focus = useCallback(
    (id?: string) => {
      const row = id === undefined ? 0 : entries.findIndex((entry) => recordOf(entry)?.id === id);
      focusAt({ row: Math.max(0, row), column: 1 });
    },
    [focusAt, entries],
  );
  return { active, range: cells.range, editing, handlers, focus, said };
}

/** Letters and digits; what else is typed may be a shortcut of the page. */
function isTyping({ key, ctrlKey, metaKey, altKey, nativeEvent }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && !nativeEvent.isComposing && /^[\p{L}\p{N}+-]$/u.test(key);
}
