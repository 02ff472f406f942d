/** A cell by place: row -1 is the header, column 0 the one that selects. */
export type GridPosition = { row: number; column: number };
export type GridBounds = { rows: number; columns: number; page: number; direction: 'ltr' | 'rtl' };
type Keys = { key: string; ctrlKey: boolean };

/** Where a key leads, or undefined if it is none that moves. */
export function nextPosition(from: GridPosition, { key, ctrlKey }: Keys, bounds: GridBounds): GridPosition | undefined {
  const last = { row: bounds.rows - 1, column: bounds.columns - 1 };
  const forward = bounds.direction === 'rtl' ? -1 : 1;
  const to = (row: number, column: number): GridPosition => ({
    row: Math.min(last.row, Math.max(-1, row)),
    column: Math.min(last.column, Math.max(0, column)),
  });
  switch (key) {
    case 'ArrowDown':
      return to(ctrlKey ? last.row : from.row + 1, from.column);
    case 'ArrowUp':
      return to(ctrlKey ? 0 : from.row - 1, from.column);
    case 'ArrowRight':
      return to(from.row, ctrlKey ? (forward > 0 ? last.column : 0) : from.column + forward);
    case 'ArrowLeft':
      return to(from.row, ctrlKey ? (forward > 0 ? 0 : last.column) : from.column - forward);
    case 'Home':
      return ctrlKey ? to(0, 0) : to(from.row, 0);
    case 'End':
      return ctrlKey ? to(last.row, last.column) : to(from.row, last.column);
    case 'PageDown':
      return to(from.row + bounds.page, from.column);
    case 'PageUp':
      return to(Math.max(0, from.row - bounds.page), from.column);
    default:
      return undefined;
  }
}

/** The next cell that can be edited, on into the neighbouring row; undefined at the grid's end. */
export function nextEditable(
  from: GridPosition,
  step: 1 | -1,
  bounds: Pick<GridBounds, 'rows' | 'columns'>,
  isEditable: (position: GridPosition) => boolean,
): GridPosition | undefined {
  let { row, column } = from;
  for (let tries = 0; tries < bounds.columns * 2; tries += 1) {
    column += step;
    if (column >= bounds.columns) {
      column = 0;
      row += 1;
    } else if (column < 0) {
      column = bounds.columns - 1;
      row -= 1;
    }
    if (row < 0 || row >= bounds.rows) return undefined;
    if (isEditable({ row, column })) return { row, column };
  }
  return undefined;
}
