import { describe, expect, it } from 'vitest';
import { isWhole, withMembers } from './rules-model';

describe('withMembers', () => {
  it('keeps what was said of those who stay', () => {
    expect(withMembers([{ userId: 'a', capacity: 5 }, { userId: 'b' }], ['a', 'c'])).toEqual([
      { userId: 'a', capacity: 5 },
      { userId: 'c' },
    ]);
  });
});

describe('isWhole', () => {
  it('asks for a name and for people', () => {
    const rule = { name: 'Iberia', where: null, strategy: 'leastLoad' as const, members: [{ userId: 'a' }] };
    expect(isWhole(rule)).toBe(true);
    expect(isWhole({ ...rule, members: [] })).toBe(false);
    expect(isWhole({ ...rule, name: ' ' })).toBe(false);
  });
});
