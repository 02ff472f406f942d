import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Stage } from '@/shared/deals/deal-types';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { columnQuery, type BoardFilter } from './board-api';
import type { BoardColumnSums } from './board-model';
import { DealCard, type CardActs } from './deal-card';
import classes from './board.module.css';

type BoardColumnProps = {
  stage: Stage;
  sums: BoardColumnSums | undefined;
  currency: string | undefined;
  filter: BoardFilter;
  isOver: boolean;
  acts: CardActs;
};

const cardHeight = 98;

/** One stage: its sums above, its cards as far as they are seen. */
export function BoardColumn({ stage, sums, currency, filter, isOver, acts }: BoardColumnProps) {
  const t = useTranslations('deals.board');
  const format = useValueFormatter();
  const query = useInfiniteQuery(columnQuery(stage, filter));
  const scroller = useRef<HTMLDivElement>(null);
  const deals = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  // The compiler cannot memoise what the virtualizer returns; nothing that it returns is handed to memoised children.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: deals.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    getItemKey: (index) => deals[index]?.id ?? index,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const last = items[items.length - 1]?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= deals.length - 15) void fetchNextPage();
  }, [last, deals.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const money = (amount: number) => (currency === undefined ? '' : format.money({ amount, currency }));
  return (
    <section
      className={classes.column}
      data-stage={stage.id}
      data-kind={stage.kind}
      data-over={isOver || undefined}
      aria-label={stage.name}
    >
      <header className={classes.head}>
        <h2>
          {stage.name}
          <span className={classes.count}>{sums === undefined ? '' : format.number(sums.count)}</span>
        </h2>
        <p className={classes.sums}>
          {sums === undefined ? '\u00a0' : money(sums.value)}
          {sums !== undefined && stage.kind === 'open' && sums.value > 0 && (
            <span title={t('weightedHint', { probability: stage.probability / 100 })}>
              {t('weighted', { value: money(sums.weightedValue) })}
            </span>
          )}
        </p>
      </header>
      <div ref={scroller} className={classes.cards}>
        {query.isPending ? (
          <>
            <Skeleton h={86} mb={8} radius="md" />
            <Skeleton h={86} radius="md" />
          </>
        ) : deals.length === 0 ? (
          <p className={classes.none}>{t('none')}</p>
        ) : (
          <ul style={{ blockSize: virtualizer.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const deal = deals[index];
              return (
                deal && (
                  <li key={deal.id} style={{ transform: `translateY(${start}px)` }}>
                    <DealCard deal={deal} acts={acts} />
                  </li>
                )
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
}
