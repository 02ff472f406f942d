import type { CellError, ImportColumn, ImportJob, ImportRow } from '@/shared/api/import-types';
import { fieldOfColumn, initialMapping } from '../model';

export type CellAt = { row: number; column: number };

/** Columns that are imported, and those in which something is wrong. */
export function shownColumns(job: ImportJob, rows: readonly ImportRow[]): ImportColumn[] {
  const mapping = initialMapping(job);
  const wrong = new Set<number | null>(rows.flatMap((row) => (row.errors ?? []).map(({ column }) => column)));
  return job.columns.filter(({ index }) => wrong.has(index) || fieldOfColumn(mapping, index) !== null);
}

export function errorAt(row: ImportRow | undefined, column: number): CellError | undefined {
  return row?.errors?.find((error) => error.column === column);
}

const moves: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Where an arrow leads, within the grid; from right to left the sides change places. */
export function moved(at: CellAt, key: string, rows: number, columns: number, isRtl: boolean): CellAt | undefined {
  const [down, across] = moves[key] ?? [0, 0];
  if (key === 'Home') return { ...at, column: 0 };
  if (key === 'End') return { ...at, column: columns - 1 };
  if (down === 0 && across === 0) return undefined;
  return {
    row: clamp(at.row + down, rows),
    column: clamp(at.column + (isRtl ? -across : across), columns),
  };
}

function clamp(value: number, size: number): number {
  return Math.max(0, Math.min(size - 1, value));
}

/** Tab goes from one wrong cell to the next: it leaves the grid behind the last. */
export function nextWrong(
  at: CellAt,
  rows: readonly ImportRow[],
  columns: readonly ImportColumn[],
  step: 1 | -1,
): CellAt | undefined {
  const wrong = rows.flatMap((row, rowIndex) =>
    columns.flatMap((column, columnIndex) =>
      errorAt(row, column.index) ? [{ row: rowIndex, column: columnIndex }] : [],
    ),
  );
  const here = at.row * columns.length + at.column;
  const place = (cell: CellAt) => cell.row * columns.length + cell.column;
  return step === 1 ? wrong.find((cell) => place(cell) > here) : wrong.findLast((cell) => place(cell) < here);
}
