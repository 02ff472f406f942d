import { describe, expect, it } from 'vitest';
import { grade, isWhole, liftLine, obstacle } from './scoring-model';

const models = { items: [], converted: 40, disqualified: 40, needed: 40 };

describe('obstacle', () => {
  it('lets a model be learned from enough of both outcomes', () => {
    expect(obstacle(models)).toBeUndefined();
    expect(obstacle({ ...models, converted: 39 })).toBe('few');
    expect(obstacle({ ...models, disqualified: 0 })).toBe('few');
  });
});

describe('grade', () => {
  it('does not praise a coin', () => {
    expect([0.5, 0.65, 0.78, 0.9].map((auc) => grade({ auc }))).toEqual(['none', 'some', 'good', 'strong']);
  });
});

describe('isWhole', () => {
  it('asks for a name, a condition and points', () => {
    const rule = { name: 'Fair', where: { field: 'channel', op: 'eq' as const, value: 'event' }, points: 5 };
    expect(isWhole(rule)).toBe(true);
    expect(isWhole({ ...rule, where: null })).toBe(false);
    expect(isWhole({ ...rule, points: 0 })).toBe(false);
    expect(isWhole({ ...rule, name: '  ' })).toBe(false);
  });
});

describe('liftLine', () => {
  it('begins at nothing and ends with all', () => {
    const deciles = [0.5, 1].map((captured) => ({ count: 1, predicted: 0, actual: 0, captured }));
    expect(liftLine({ deciles })).toBe('0,100 10,50 20,0');
  });
});
