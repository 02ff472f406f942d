import type { GridPosition } from './navigation';

/** What the grid's one set of listeners finds out about where an event happened. */

export function cellAt(scroller: HTMLElement | null, { row, column }: GridPosition): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) ?? null;
}

export function positionOf(target: EventTarget): GridPosition | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : undefined;
}

export function isCell(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset.column !== undefined;
}

export function isSelector(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type === 'checkbox';
}

export function isHandle(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset.handle !== undefined;
}

export function isPeek(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset.peek !== undefined;
}

/** Links, buttons and inputs within a cell keep what a press on them means. */
export function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, button, [data-peek], [role="dialog"]') !== null;
}
