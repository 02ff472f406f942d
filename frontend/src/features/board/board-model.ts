import type { InfiniteData } from '@tanstack/react-query';
import type { Page } from '@/shared/api/types';
import type { Deal } from '@/shared/deals/deal-types';

export type BoardColumnSums = {
  stageId: string;
  name: string;
  kind: 'open' | 'won' | 'lost';
  probability: number;
  count: number;
  value: number;
  weightedValue: number;
};

export type BoardSums = { currency: string; columns: BoardColumnSums[] };

export type ColumnPages = InfiniteData<Page<Deal>>;

/** The column beside another one; the same at the ends. In a language written from right to left "right" leads back. */
export function beside(
  columns: readonly string[],
  from: string,
  key: 'ArrowLeft' | 'ArrowRight',
  isRtl: boolean,
): string {
  const by = (key === 'ArrowRight') === isRtl ? -1 : 1;
  return columns[columns.indexOf(from) + by] ?? from;
}

/** The pages of a column without one deal. */
export function without(pages: ColumnPages | undefined, id: string): ColumnPages | undefined {
  return (
    pages && {
      ...pages,
      pages: pages.pages.map((page) => ({ ...page, items: page.items.filter((deal) => deal.id !== id) })),
    }
  );
}

/** The pages of a column with a deal that has just come, above all others. */
export function withDeal(pages: ColumnPages | undefined, deal: Deal): ColumnPages | undefined {
  return (
    pages && {
      ...pages,
      pages: pages.pages.map((page, index) => (index === 0 ? { ...page, items: [deal, ...page.items] } : page)),
    }
  );
}

/** The sums as they will be when a deal has moved; exact sums follow from the server. */
export function movedSums(sums: BoardSums | undefined, deal: Deal, to: string): BoardSums | undefined {
  const value = deal.amount?.currency === sums?.currency ? (deal.amount?.amount ?? 0) : 0;
  return (
    sums && {
      ...sums,
      columns: sums.columns.map((column) => {
        const by = column.stageId === to ? 1 : column.stageId === deal.stageId ? -1 : 0;
        return {
          ...column,
          count: column.count + by,
          value: column.value + by * value,
          weightedValue: column.weightedValue + (by * value * column.probability) / 100,
        };
      }),
    }
  );
}
