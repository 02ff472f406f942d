import { expect, it } from 'vitest';
import { blocksOf, spansOf } from './script-model';

it('reads headings, lists and paragraphs with their line breaks', () => {
  expect(blocksOf('# Opening\nHello Ana,\nis this a good moment?\n\n- price\n- delivery\n\nBye')).toEqual([
    { kind: 'heading', lines: ['Opening'] },
    { kind: 'text', lines: ['Hello Ana,', 'is this a good moment?'] },
    { kind: 'list', lines: ['price', 'delivery'] },
    { kind: 'text', lines: ['Bye'] },
  ]);
});

it('keeps what is no emphasis as it was typed', () => {
  expect(spansOf('Say **now** or 2 ** 3')).toEqual([
    { text: 'Say ', isStrong: false },
    { text: 'now', isStrong: true },
    { text: ' or 2 ** 3', isStrong: false },
  ]);
});
