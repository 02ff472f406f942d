import { Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useValueFormatter } from '@/shared/metadata/use-format';
import type { BoardFilter } from './board-api';
import classes from './board.module.css';
import { leadColumnQuery } from './lead-board-api';
import type { Column } from './lead-board-model';
import { LeadCard, type LeadCardActs } from './lead-card';

type LeadColumnProps = {
  stage: { id: Column; name: string };
  filter: BoardFilter;
  isOver: boolean;
  acts: LeadCardActs;
};

const cardHeight = 98;

/** One status: how many there are, and their cards as far as they are seen. */
export function LeadColumn({ stage, filter, isOver, acts }: LeadColumnProps) {
  const t = useTranslations('leads.board');
  const format = useValueFormatter();
  const query = useInfiniteQuery(leadColumnQuery(stage.id, filter));
  const scroller = useRef<HTMLDivElement>(null);
  const leads = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const count = query.data?.pages[0]?.totalCount;
  // The compiler cannot memoise what the virtualizer returns; nothing that it returns is handed to memoised children.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: leads.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    getItemKey: (index) => leads[index]?.id ?? index,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const last = items[items.length - 1]?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= leads.length - 15) void fetchNextPage();
  }, [last, leads.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <section
      className={classes.column}
      data-stage={stage.id}
      data-kind={stage.id === 'qualified' ? 'won' : stage.id === 'disqualified' ? 'lost' : 'open'}
      data-over={isOver || undefined}
      aria-label={stage.name}
    >
      <header className={classes.head}>
        <h2>
          {stage.name}
          <span className={classes.count}>{count === undefined ? '' : format.number(count)}</span>
        </h2>
      </header>
      <div ref={scroller} className={classes.cards}>
        {query.isPending ? (
          <>
            <Skeleton h={86} mb={8} radius="md" />
            <Skeleton h={86} radius="md" />
          </>
        ) : leads.length === 0 ? (
          <p className={classes.none}>{t('none')}</p>
        ) : (
          <ul style={{ blockSize: virtualizer.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const lead = leads[index];
              return (
                lead && (
                  <li key={lead.id} style={{ transform: `translateY(${start}px)` }}>
                    <LeadCard lead={lead} acts={acts} />
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
