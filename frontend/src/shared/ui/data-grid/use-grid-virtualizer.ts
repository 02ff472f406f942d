import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import type { GridEntry } from './grid-entries';
import { placeIn, rememberPlace } from './grid-memory';
import type { GridPosition } from './navigation';

export const rowHeight = 40;
export const headerHeight = 38;
const overscan = 6;
const fetchAhead = 30;
const placeholders = 20;

type GridVirtualizerInput = {
  entries: readonly GridEntry[];
  totalCount: number | undefined;
  hasMore: boolean;
  onEndReached: () => void;
  onBlank?: ((index: number) => void) | undefined;
  placeKey: string;
  scroller: RefObject<HTMLDivElement | null>;
  active: GridPosition;
};

export function useGridVirtualizer(input: GridVirtualizerInput) {
  const { entries: rows, totalCount, hasMore, placeKey, scroller, active } = input;
  const remaining = Math.max(1, (totalCount ?? Infinity) - rows.length);
  // The compiler cannot memoise what the virtualizer returns; nothing that it returns is handed to memoised children.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length + (hasMore ? Math.min(placeholders, remaining) : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin: 0,
    scrollPaddingStart: headerHeight,
    initialOffset: () => placeIn(placeKey)?.offset ?? 0,
    // The row that has the focus stays, wherever the reader scrolls: the keyboard must not fall out of the grid.
    rangeExtractor: (range) => withRow(range, active.row),
  });
  const items = virtualizer.getVirtualItems();

  const last = items.findLast((item) => item.index !== active.row)?.index ?? 0;
  const endReached = useEffectEvent(() => input.onEndReached());
  const isNearEnd = hasMore && last >= rows.length - fetchAhead;
  useEffect(() => {
    if (isNearEnd) endReached();
  }, [isNearEnd, rows.length]);

  const blank = items.find(({ index }) => index < rows.length && rows[index] === undefined)?.index;
  const blankShown = useEffectEvent((index: number) => input.onBlank?.(index));
  useEffect(() => {
    if (blank !== undefined) blankShown(blank);
  }, [blank, rows]);

  const latest = useRef({ offset: 0, active });
  useLayoutEffect(() => {
    latest.current = { offset: virtualizer.scrollOffset ?? 0, active };
  });
  const shownKey = useRef(placeKey);
  useLayoutEffect(() => {
    // Another list in the same place begins at its top.
    if (shownKey.current !== placeKey) scroller.current?.scrollTo({ top: 0 });
    shownKey.current = placeKey;
    return () => rememberPlace(placeKey, latest.current);
  }, [placeKey, scroller]);

  return { items, totalSize: virtualizer.getTotalSize() };
}

function withRow(range: Range, row: number): number[] {
  const shown = defaultRangeExtractor(range);
  if (row < 0 || row >= range.count || shown.includes(row)) return shown;
  return [...shown, row].sort((a, b) => a - b);
}
