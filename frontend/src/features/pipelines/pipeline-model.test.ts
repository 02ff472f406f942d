import { describe, expect, it } from 'vitest';
import { bodyOf, isComplete, isLastOfItsKind, moved, newStage, withStage } from './pipeline-model';

const stages = [newStage('Talk', 'open', 20), newStage('Yes', 'won', 100), newStage('No', 'lost', 0)];

describe('arranging stages', () => {
  it('puts a new open one before the ends', () => {
    const names = withStage(stages, newStage('Offer', 'open', 50)).map(({ name }) => name);
    expect(names).toEqual(['Talk', 'Offer', 'Yes', 'No']);
  });

  it('moves one past its neighbour', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  });

  it('knows which one cannot go', () => {
    expect(stages.map((stage) => isLastOfItsKind(stages, stage))).toEqual([true, true, true]);
    const more = withStage(stages, newStage('Offer', 'open', 50));
    expect(more.map((stage) => isLastOfItsKind(more, stage))).toEqual([false, false, true, true]);
  });

  it('is not complete with a nameless stage, and is sent without its keys', () => {
    const draft = { id: undefined, name: ' Sales ', isDefault: false, stages };
    expect(isComplete(draft)).toBe(true);
    expect(isComplete({ ...draft, stages: [...stages, newStage(' ', 'open', 1)] })).toBe(false);
    expect(bodyOf(draft)).toMatchObject({ name: 'Sales', stages: [{ name: 'Talk' }, { name: 'Yes' }, { name: 'No' }] });
    expect(bodyOf(draft).stages[0]).not.toHaveProperty('key');
  });
});
