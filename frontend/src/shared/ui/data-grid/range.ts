import type { GridPosition } from './navigation';

/** A rectangle of cells, both ends included. */
export type GridRange = { top: number; bottom: number; left: number; right: number };

/** From where it was begun to where it has come; the header and the column that selects are no part of it. */
export function rangeOf(anchor: GridPosition | undefined, active: GridPosition): GridRange | undefined {
  if (!anchor || [active.row, anchor.row].some((row) => row < 0)) return undefined;
  if (active.column === 0 || anchor.column === 0) return undefined;
  if (anchor.row === active.row && anchor.column === active.column) return undefined;
  return {
    top: Math.min(anchor.row, active.row),
    bottom: Math.max(anchor.row, active.row),
    left: Math.min(anchor.column, active.column),
    right: Math.max(anchor.column, active.column),
  };
}

export function singleCell({ row, column }: GridPosition): GridRange {
  return { top: row, bottom: row, left: column, right: column };
}

export function sizeOf(range: GridRange): { rows: number; columns: number } {
  return { rows: range.bottom - range.top + 1, columns: range.right - range.left + 1 };
}

export function positionsIn(range: GridRange): GridPosition[] {
  const { rows, columns } = sizeOf(range);
  return Array.from({ length: rows * columns }, (_, index) => ({
    row: range.top + Math.floor(index / columns),
    column: range.left + (index % columns),
  }));
}

/** As spreadsheets write it: a cell that holds a tab, a break or a quote stands in quotes. */
export function toTsv(range: GridRange, textAt: (position: GridPosition) => string): string {
  const { rows, columns } = sizeOf(range);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) =>
      quoted(textAt({ row: range.top + row, column: range.left + column })),
    ).join('\t'),
  ).join('\n');
}

function quoted(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function parseTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let inQuotes = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (inQuotes) {
      if (char !== '"') cell += char;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else inQuotes = false;
    } else if (char === '"' && cell === '') inQuotes = true;
    else if (char === '\t') endCell();
    else if (char === '\n') {
      endCell();
      rows.push([]);
    } else cell += char;
  }
  endCell();
  return rows;
}

/** Where each pasted cell goes: one cell fills the whole range, several keep their shape from its corner on. */
export function placePasted(
  cells: readonly (readonly string[])[],
  range: GridRange,
  bounds: { rows: number; columns: number },
): { position: GridPosition; text: string }[] {
  const isOne = cells.length === 1 && cells[0]?.length === 1;
  if (isOne) return positionsIn(range).map((position) => ({ position, text: cells[0]?.[0] ?? '' }));
  return cells.flatMap((line, row) =>
    line.flatMap((text, column) => {
      const position = { row: range.top + row, column: range.left + column };
      return position.row < bounds.rows && position.column < bounds.columns ? [{ position, text }] : [];
    }),
  );
}
