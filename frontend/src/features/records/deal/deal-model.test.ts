import { describe, expect, it } from 'vitest';
import type { Stage } from '@/shared/deals/deal-types';
import { nextStage } from './deal-model';

const stages = (['open', 'open', 'lost', 'won'] as const).map((kind, index) => ({ id: String(index), kind }) as Stage);

describe('nextStage', () => {
  it('is the following one, never a loss', () => {
    expect(nextStage(stages, '0')?.id).toBe('1');
    expect(nextStage(stages, '1')?.id).toBe('3');
  });

  it('leads back from the end to the last open one', () => {
    expect(nextStage(stages, '3')?.id).toBe('1');
    expect(nextStage(stages, '2')?.id).toBe('1');
  });

  it('is unknown for a stage that is gone', () => {
    expect(nextStage(stages, 'x')).toBeUndefined();
  });
});
