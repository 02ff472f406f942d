import { expect, it } from 'vitest';
import { strengthOf } from './password-strength';

it('counts what is missing', () => {
  expect(strengthOf('', 12)).toEqual({ level: 'short', isEnough: false, fill: 0, missing: 12 });
  expect(strengthOf('harbour', 12)).toMatchObject({ level: 'short', missing: 5 });
});

it('rates by length alone, from the server’s least length on', () => {
  expect(strengthOf('harbour lamp', 12).level).toBe('fair');
  expect(strengthOf('harbour lamp', 14).level).toBe('short');
  expect(strengthOf('harbour lamp oak', 12).level).toBe('good');
  expect(strengthOf('harbour lamp oak tin', 12)).toMatchObject({ level: 'great', fill: 100 });
});

it('sees through length without substance', () => {
  expect(strengthOf('aaaaaaaaaaaaaaaa', 12)).toMatchObject({ level: 'monotonous', isEnough: false });
  expect(strengthOf('harbour '.repeat(30), 12)).toMatchObject({ level: 'tooLong', isEnough: false });
});
