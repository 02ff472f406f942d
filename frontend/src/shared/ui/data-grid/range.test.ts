import { describe, expect, it } from 'vitest';
import { parseTsv, placePasted, rangeOf, singleCell, toTsv } from './range';

describe('a range of cells', () => {
  it('goes from where it began to where it has come, whichever way', () => {
    expect(rangeOf({ row: 5, column: 3 }, { row: 2, column: 1 })).toEqual({ top: 2, bottom: 5, left: 1, right: 3 });
  });

  it('is none for one cell, nor for the header, nor where rows are selected', () => {
    expect(rangeOf({ row: 2, column: 0 }, { row: 3, column: 0 })).toBeUndefined();
    expect(rangeOf({ row: 2, column: 1 }, { row: 2, column: 1 })).toBeUndefined();
    expect(rangeOf(undefined, { row: 2, column: 1 })).toBeUndefined();
    expect(rangeOf({ row: 2, column: 1 }, { row: -1, column: 1 })).toBeUndefined();
  });
});

describe('the clipboard', () => {
  const cells = [
    ['Ada', 'two\nlines'],
    ['tab\there', 'say "so"'],
  ];

  it('takes and gives what spreadsheets take and give', () => {
    const text = toTsv({ top: 0, bottom: 1, left: 0, right: 1 }, ({ row, column }) => cells[row]?.[column] ?? '');
    expect(parseTsv(text)).toEqual(cells);
    expect(parseTsv('a\tb\r\nc\t\r\n')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ]);
    expect(parseTsv('5" nail')).toEqual([['5" nail']]);
  });

  it('fills a range with one cell, and keeps the shape of several within the grid', () => {
    const range = { top: 0, bottom: 1, left: 1, right: 2 };
    expect(placePasted([['x']], range, { rows: 9, columns: 9 })).toHaveLength(4);
    expect(placePasted(cells, singleCell({ row: 1, column: 2 }), { rows: 3, columns: 3 })).toEqual([
      { position: { row: 1, column: 2 }, text: 'Ada' },
      { position: { row: 2, column: 2 }, text: 'tab\there' },
    ]);
  });
});
