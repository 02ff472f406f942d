import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { ImportColumn, ImportRow } from '@/shared/api/import-types';
import { moved, nextWrong, type CellAt } from './grid-model';

type CellGridInput = {
  table: RefObject<HTMLTableElement | null>;
  rows: readonly ImportRow[];
  columns: readonly ImportColumn[];
  start: CellAt;
  onFix: (line: number, column: number, text: string) => void;
};

/** The keys of a sheet: arrows move, Enter, F2 or typing edits, Esc leaves the cell as it was, Tab goes to what is wrong. */
export function useCellGrid({ table, rows, columns, start, onFix }: CellGridInput) {
  const [at, setAt] = useState(start);
  const [draft, setDraft] = useState<string>();
  const wantsFocus = useRef(false);

  useEffect(() => {
    if (!wantsFocus.current || draft !== undefined) return;
    wantsFocus.current = false;
    table.current?.querySelector<HTMLElement>('[role="gridcell"][data-active]')?.focus();
  }, [at, draft, table]);

  const row = rows[at.row];
  const column = columns[at.column];
  const original = (column && row?.cells?.[column.index]) ?? '';
  const go = (next: CellAt) => {
    wantsFocus.current = true;
    setAt(next);
  };
  const edit = (text = original) => setDraft(text);
  const commit = () => {
    if (draft === undefined) return;
    setDraft(undefined);
    if (row && column && draft !== original) onFix(row.line, column.index, draft);
  };
  const cancel = () => {
    wantsFocus.current = true;
    setDraft(undefined);
  };

  const whileEditing = (event: KeyboardEvent) => {
    const isShift = event.shiftKey;
    if (event.key === 'Escape') {
      event.stopPropagation();
      cancel();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      commit();
      go({ ...at, row: Math.max(0, Math.min(rows.length - 1, at.row + (isShift ? -1 : 1))) });
    } else if (event.key === 'Tab') {
      commit();
      const next = nextWrong(at, rows, columns, isShift ? -1 : 1);
      if (!next) return;
      event.preventDefault();
      go(next);
    }
  };

  const whileMoving = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      edit();
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      edit('');
    } else if (event.key === 'Tab') {
      const next = nextWrong(at, rows, columns, event.shiftKey ? -1 : 1);
      if (!next) return;
      event.preventDefault();
      go(next);
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      edit(event.key);
    } else {
      const isRtl = table.current !== null && getComputedStyle(table.current).direction === 'rtl';
      const next = moved(at, event.key, rows.length, columns.length, isRtl);
      if (!next) return;
      event.preventDefault();
      go(next);
    }
  };

  return {
    at,
    draft,
    setAt: (next: CellAt) => {
      if (next.row !== at.row || next.column !== at.column) setAt(next);
    },
    setDraft,
    edit: () => edit(),
    commit,
    onKeyDown: (event: KeyboardEvent) => {
      // Links and buttons within the sheet keep their own keys.
      if (!(event.target instanceof HTMLElement) || !event.target.closest('[role="gridcell"]')) return;
      if (draft === undefined) whileMoving(event);
      else whileEditing(event);
    },
  };
}
