import { describe, expect, it } from 'vitest';
import { nextEditable, nextPosition, type GridBounds } from './navigation';

const bounds: GridBounds = { rows: 100, columns: 5, page: 10, direction: 'ltr' };
const from = { row: 20, column: 2 };

function press(key: string, ctrlKey = false, within: GridBounds = bounds) {
  return nextPosition(from, { key, ctrlKey }, within);
}

describe('nextPosition', () => {
  it('moves by one with the arrows', () => {
    expect(press('ArrowDown')).toEqual({ row: 21, column: 2 });
    expect(press('ArrowUp')).toEqual({ row: 19, column: 2 });
    expect(press('ArrowRight')).toEqual({ row: 20, column: 3 });
    expect(press('ArrowLeft')).toEqual({ row: 20, column: 1 });
  });

  it('turns left and right where text runs from right to left', () => {
    expect(press('ArrowRight', false, { ...bounds, direction: 'rtl' })).toEqual({ row: 20, column: 1 });
  });

  it('goes to the ends with Home and End, to the corners with Ctrl', () => {
    expect(press('Home')).toEqual({ row: 20, column: 0 });
    expect(press('End')).toEqual({ row: 20, column: 4 });
    expect(press('Home', true)).toEqual({ row: 0, column: 0 });
    expect(press('End', true)).toEqual({ row: 99, column: 4 });
  });

  it('moves by a page and stops at the last row', () => {
    expect(press('PageDown')).toEqual({ row: 30, column: 2 });
    expect(press('PageUp')).toEqual({ row: 10, column: 2 });
    expect(nextPosition({ row: 98, column: 0 }, { key: 'PageDown', ctrlKey: false }, bounds)).toEqual({
      row: 99,
      column: 0,
    });
  });

  it('reaches the header above the first row', () => {
    expect(nextPosition({ row: 0, column: 1 }, { key: 'ArrowUp', ctrlKey: false }, bounds)).toEqual({
      row: -1,
      column: 1,
    });
  });

  it('leaves other keys alone', () => {
    expect(press('a')).toBeUndefined();
  });
});

describe('nextEditable', () => {
  const isEditable = ({ column }: { column: number }) => column === 1 || column === 3;

  it('skips cells that cannot be edited and goes on in the next row', () => {
    expect(nextEditable({ row: 0, column: 1 }, 1, bounds, isEditable)).toEqual({ row: 0, column: 3 });
    expect(nextEditable({ row: 0, column: 3 }, 1, bounds, isEditable)).toEqual({ row: 1, column: 1 });
    expect(nextEditable({ row: 1, column: 1 }, -1, bounds, isEditable)).toEqual({ row: 0, column: 3 });
  });

  it('ends with the grid', () => {
    expect(nextEditable({ row: 99, column: 3 }, 1, bounds, isEditable)).toBeUndefined();
    expect(nextEditable({ row: 5, column: 3 }, 1, bounds, () => false)).toBeUndefined();
  });
});
