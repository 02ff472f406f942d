import { useEffect, useEffectEvent, useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';

export type Dragged<T> = { deal: T; x: number; y: number; over: string | undefined };

const slack = 6;
const holdMilliseconds = 300;
const edge = 56;

type Begun<T> = { deal: T; pointer: number; x: number; y: number; isTouch: boolean; timer: number | undefined };

/** Dragging by mouse, pen or finger: a mouse drags at once, a finger after a moment of rest, so that it can scroll. */
export function useCardDrag<T>(onDrop: (deal: T, stageId: string) => void) {
  const [dragged, setDragged] = useState<Dragged<T>>();
  const begun = useRef<Begun<T>>(undefined);
  const wasDragged = useRef(false);
  const isDragging = dragged !== undefined;

  const pick = (x: number, y: number) => {
    if (begun.current === undefined) return;
    wasDragged.current = true;
    setDragged({ deal: begun.current.deal, x, y, over: stageAt(x, y) });
  };
  const stop = () => {
    window.clearTimeout(begun.current?.timer);
    begun.current = undefined;
    setDragged(undefined);
  };
  const onMove = useEffectEvent((event: PointerEvent) => {
    const start = begun.current;
    if (start?.pointer !== event.pointerId) return;
    const isFar = Math.hypot(event.clientX - start.x, event.clientY - start.y) > slack;
    if (isDragging) {
      scrollAtEdges(event.clientX);
      pick(event.clientX, event.clientY);
    } else if (isFar && start.isTouch) stop();
    else if (isFar) pick(event.clientX, event.clientY);
  });
  const onUp = useEffectEvent((event: PointerEvent) => {
    if (begun.current?.pointer !== event.pointerId) return;
    if (dragged?.over !== undefined && event.type === 'pointerup') onDrop(dragged.deal, dragged.over);
    stop();
  });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') stop();
  });
  const keepStill = useEffectEvent((event: TouchEvent) => {
    if (isDragging) event.preventDefault();
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('pointermove', (event) => onMove(event), { signal });
    window.addEventListener('pointerup', (event) => onUp(event), { signal });
    window.addEventListener('pointercancel', (event) => onUp(event), { signal });
    window.addEventListener('keydown', (event) => onKey(event), { signal });
    window.addEventListener('touchmove', (event) => keepStill(event), { signal, passive: false });
    return () => listening.abort();
  }, []);

  return {
    dragged,
    begin: (deal: T, event: ReactPointerEvent) => {
      wasDragged.current = false;
      if (event.button !== 0) return;
      const { clientX: x, clientY: y, pointerId: pointer } = event;
      const isTouch = event.pointerType === 'touch';
      const timer = isTouch ? window.setTimeout(() => pick(x, y), holdMilliseconds) : undefined;
      begun.current = { deal, pointer, x, y, isTouch, timer };
    },
    /** The click that ends a drag opens nothing. */
    wasDragged: () => wasDragged.current,
  };
}

function stageAt(x: number, y: number): string | undefined {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-stage]')?.dataset.stage;
}

function scrollAtEdges(x: number): void {
  const board = document.querySelector<HTMLElement>('[data-board]');
  if (!board) return;
  const { left, right } = board.getBoundingClientRect();
  if (x < left + edge) board.scrollLeft -= 18;
  else if (x > right - edge) board.scrollLeft += 18;
}
