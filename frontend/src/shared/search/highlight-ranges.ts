import { fold } from '../lib/fold';

/** Where words begin within a text, whatever its case and accents: for what this browser finds by itself. */
export function rangesOf(text: string, words: readonly string[]): [number, number][] {
  const letters = [...text];
  const starts = letters.map((_, index) => letters.slice(0, index).join('').length);
  const folded = letters.map((letter) => fold(letter) || ' ');
  const ranges: [number, number][] = [];
  for (const word of words) {
    const size = [...word].length;
    const at = folded.findIndex(
      (_, index) =>
        folded.slice(index, index + size).join('') === word &&
        (index === 0 || folded[index - 1] === ' ' || /\p{Script=Han}/u.test(word)),
    );
    if (at >= 0) ranges.push([starts[at] ?? 0, letters.slice(at, at + size).join('').length]);
  }
  return ranges.sort((a, b) => a[0] - b[0]);
}

export type Piece = { text: string; isMatch: boolean };

/** The text cut at its matches; ranges that overlap or leave the text do no harm. */
export function piecesOf(text: string, ranges: readonly (readonly [number, number])[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, length] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(at, start);
    const to = Math.min(text.length, start + length);
    if (to <= from) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), isMatch: false });
    pieces.push({ text: text.slice(from, to), isMatch: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMatch: false });
  return pieces;
}
