import { expect, it } from 'vitest';
import { safeNext } from './guards';

it.each([
  ['/contacts?q=a', '/contacts?q=a'],
  ['//evil.example', undefined],
  ['/\\evil.example', undefined],
  ['https://evil.example', undefined],
  [undefined, undefined],
])('after signing in %s leads to %s', (next, expected) => {
  expect(safeNext(next)).toBe(expected);
});
