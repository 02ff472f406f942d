import { describe, expect, it } from 'vitest';
import type { Deal } from '@/shared/deals/deal-types';
import { beside, movedSums, withDeal, without, type BoardSums, type ColumnPages } from './board-model';

const deal = { id: 'd', stageId: 'a', amount: { amount: 100, currency: 'USD' } } as Deal;
const pages = (...ids: string[]): ColumnPages => ({
  pages: [{ items: ids.map((id) => ({ id }) as Deal), nextCursor: null }],
  pageParams: [null],
});
const ids = (data: ColumnPages | undefined) => data?.pages.flatMap((page) => page.items.map(({ id }) => id));

describe('beside', () => {
  it('goes to the next column and stays at the ends', () => {
    expect(beside(['a', 'b', 'c'], 'b', 'ArrowRight', false)).toBe('c');
    expect(beside(['a', 'b', 'c'], 'a', 'ArrowLeft', false)).toBe('a');
  });

  it('leads the other way where one writes from right to left', () => {
    expect(beside(['a', 'b', 'c'], 'b', 'ArrowRight', true)).toBe('a');
  });
});

describe('moving a deal', () => {
  it('takes it out of one column and puts it on top of the other', () => {
    expect(ids(without(pages('d', 'e'), 'd'))).toEqual(['e']);
    expect(ids(withDeal(pages('x', 'y'), deal))).toEqual(['d', 'x', 'y']);
  });

  it('moves its amount, weighted by each stage, and loses nothing', () => {
    const column = (stageId: string, probability: number) => ({
      stageId,
      name: stageId,
      kind: 'open' as const,
      probability,
      count: 2,
      value: 300,
      weightedValue: 3 * probability,
    });
    const sums: BoardSums = { currency: 'USD', columns: [column('a', 10), column('b', 50)] };
    const moved = movedSums(sums, deal, 'b');
    expect(moved?.columns.map(({ count, value, weightedValue }) => [count, value, weightedValue])).toEqual([
      [1, 200, 20],
      [3, 400, 200],
    ]);
  });
});
