import { describe, expect, it } from 'vitest';
import type { ImportColumn, ImportRow } from '@/shared/api/import-types';
import { moved, nextWrong } from './grid-model';

const columns: ImportColumn[] = [0, 1, 2].map((index) => ({
  index,
  header: '',
  samples: [],
  field: null,
  warning: null,
}));

function row(line: number, ...wrong: number[]): ImportRow {
  const errors = wrong.map((column) => ({ column, code: 'email', message: 'Not an address.' }));
  return { line, outcome: 'rejected', recordId: null, reason: null, cells: ['a', 'b', 'c'], errors };
}

const rows = [row(2, 1), row(3), row(4, 0, 2)];

describe('moved', () => {
  it('stays within the grid and follows the direction of writing', () => {
    expect(moved({ row: 0, column: 0 }, 'ArrowUp', 3, 3, false)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 0, column: 0 }, 'ArrowRight', 3, 3, false)).toEqual({ row: 0, column: 1 });
    expect(moved({ row: 0, column: 1 }, 'ArrowRight', 3, 3, true)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 1, column: 1 }, 'End', 3, 3, false)).toEqual({ row: 1, column: 2 });
    expect(moved({ row: 1, column: 1 }, 'x', 3, 3, false)).toBeUndefined();
  });
});

describe('nextWrong', () => {
  it('leads from one wrong cell to the next and out behind the last', () => {
    expect(nextWrong({ row: 0, column: 0 }, rows, columns, 1)).toEqual({ row: 0, column: 1 });
    expect(nextWrong({ row: 0, column: 1 }, rows, columns, 1)).toEqual({ row: 2, column: 0 });
    expect(nextWrong({ row: 2, column: 2 }, rows, columns, 1)).toBeUndefined();
    expect(nextWrong({ row: 2, column: 0 }, rows, columns, -1)).toEqual({ row: 0, column: 1 });
  });
});
