import { describe, expect, it } from 'vitest';
import { piecesOf, rangesOf } from './highlight-ranges';

describe('rangesOf', () => {
  it('finds the beginnings of words, whatever case and accents', () => {
    expect(rangesOf('María García López', ['garc', 'mari'])).toEqual([
      [0, 4],
      [6, 4],
    ]);
    expect(rangesOf('Annalena', ['lena'])).toEqual([]);
    expect(rangesOf('王小明', ['小明'])).toEqual([[1, 2]]);
  });
});

describe('piecesOf', () => {
  it('cuts a text at its matches', () => {
    expect(piecesOf('Sofia Smith', [[6, 2]])).toEqual([
      { text: 'Sofia ', isMatch: false },
      { text: 'Sm', isMatch: true },
      { text: 'ith', isMatch: false },
    ]);
  });

  it('bears ranges that overlap or lie outside', () => {
    const ranges: [number, number][] = [
      [0, 3],
      [1, 4],
      [20, 2],
    ];
    expect(piecesOf('Sofia', ranges).map(({ text }) => text)).toEqual(['Sof', 'ia']);
  });
});
