import { expect, it } from 'vitest';
import { formatFileSize } from './file-size';

it.each([
  [0, 'en', '0 byte'],
  [999, 'en', '999 byte'],
  [4_400, 'en', '4.4 kB'],
  [1_400_000, 'it', '1,4 MB'],
  [2_000_000_000, 'ru', '2 ГБ'],
])('%i bytes in %s are %s', (bytes, language, expected) => {
  expect(formatFileSize(bytes, language).replace(/ /g, ' ')).toBe(expected);
});
