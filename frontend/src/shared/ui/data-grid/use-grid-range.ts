import { useState, type PointerEvent, type RefObject } from 'react';
import { isControl, isHandle, positionOf } from './grid-dom';
import type { GridPosition } from './navigation';
import { rangeOf, singleCell, type GridRange } from './range';

type GridRangeInput = {
  active: GridPosition;
  scroller: RefObject<HTMLElement | null>;
  moveTo: (position: GridPosition) => void;
};

/** The rectangle of cells from an anchor to the active cell, stretched with Shift or by dragging the mouse. */
export function useGridRange({ active, scroller, moveTo }: GridRangeInput) {
  const [anchor, setAnchor] = useState<GridPosition>();
  const [isDragging, setDragging] = useState(false);
  const range = rangeOf(anchor, active);
  const extendTo = (position: GridPosition) => {
    setAnchor((from) => from ?? active);
    moveTo({ row: Math.max(0, position.row), column: Math.max(1, position.column) });
  };
  const drop = () => setAnchor(undefined);
  const end = () => {
    setDragging(false);
    scroller.current?.removeAttribute('data-dragging');
  };

  const pointer = {
    onPointerDown: (event: PointerEvent) => {
      const position = positionOf(event.target);
      if (!position || position.row < 0 || event.button !== 0 || event.pointerType !== 'mouse') return;
      if (isControl(event.target) || isHandle(event.target) || position.column === 0) return;
      if (event.shiftKey) {
        event.preventDefault();
        extendTo(position);
        return;
      }
      setAnchor(position);
      setDragging(true);
    },
    onPointerOver: (event: PointerEvent) => {
      if (!isDragging || anchor === undefined) return;
      if (event.buttons !== 1) return end();
      const position = positionOf(event.target);
      if (!position || position.row < 0 || (position.row === active.row && position.column === active.column)) return;
      // Within one cell the mouse marks text; from here on it marks cells.
      document.getSelection()?.removeAllRanges();
      scroller.current?.setAttribute('data-dragging', '');
      moveTo({ row: position.row, column: Math.max(1, position.column) });
    },
    onPointerUp: end,
  };
  const marked: GridRange = range ?? singleCell(active);
  return { range, marked, extendTo, beginAt: setAnchor, drop, pointer };
}
