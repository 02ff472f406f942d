import { expect, it } from 'vitest';
import type { NeglectRule } from './neglect-api';
import { isWhole, movedUp } from './rules-model';

const rule: NeglectRule = { name: 'A', recordType: 'account', where: null, days: 30, answerHours: null };

it('moves a rule before the one above it', () => {
  expect(movedUp(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b']);
  expect(movedUp(['a', 'b', 'c'], 0)).toEqual(['a', 'b', 'c']);
});

it('asks for a name and whole numbers, and lets answers go unwatched', () => {
  expect(isWhole(rule)).toBe(true);
  expect([
    isWhole({ ...rule, name: ' ' }),
    isWhole({ ...rule, days: 0 }),
    isWhole({ ...rule, answerHours: 0 }),
  ]).toEqual([false, false, false]);
});
