import { expect, it } from 'vitest';
import { placeOn } from './to-portrait';

it('cuts a face to a square, rather below than above', () => {
  expect(placeOn(640, 320, true)).toEqual({ x: -160, y: 0, width: 640, height: 320 });
  expect(placeOn(100, 200, true)).toEqual({ x: 0, y: -107, width: 320, height: 640 });
});

it('shows a logo whole, in the middle', () => {
  expect(placeOn(640, 320, false)).toEqual({ x: 0, y: 80, width: 320, height: 160 });
});
