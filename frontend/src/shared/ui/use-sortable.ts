import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';

type Move = (from: number, to: number) => void;

/**
 * Rows that are put in order by dragging their handle or with its arrow keys. The handle keeps the focus wherever its
 * row goes.
 */
export function useSortable(ids: readonly string[], onMove: Move) {
  const [dragged, setDragged] = useState<number>();
  const [over, setOver] = useState<number>();
  const handles = useRef(new Map<string, HTMLElement>());
  const refocus = useRef<string>(undefined);

  useEffect(() => {
    if (refocus.current === undefined) return;
    handles.current.get(refocus.current)?.focus();
    refocus.current = undefined;
  }, [ids]);

  const stop = () => {
    setDragged(undefined);
    setOver(undefined);
  };
  const moveTo = (from: number, to: number) => {
    if (to < 0 || to >= ids.length || to === from) return;
    refocus.current = ids[from];
    onMove(from, to);
  };

  const row = (index: number) => ({
    'data-dragged': dragged === index || undefined,
    'data-drop':
      over !== index || dragged === undefined || dragged === index ? undefined : dragged < index ? 'after' : 'before',
    onDragOver: (event: DragEvent) => {
      if (dragged === undefined) return;
      event.preventDefault();
      setOver(index);
    },
    onDrop: (event: DragEvent) => {
      if (dragged === undefined) return;
      event.preventDefault();
      moveTo(dragged, index);
      stop();
    },
  });
  const handle = (index: number) => ({
    draggable: true,
    ref: (element: HTMLElement | null) => {
      const id = ids[index] ?? '';
      if (element) handles.current.set(id, element);
      else handles.current.delete(id);
    },
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      // Firefox drags nothing that carries no data.
      event.dataTransfer.setData('text/plain', ids[index] ?? '');
      const whole = event.currentTarget.closest('[data-sortable-row]');
      if (whole) event.dataTransfer.setDragImage(whole, 12, 12);
      setDragged(index);
    },
    onDragEnd: stop,
    onKeyDown: (event: KeyboardEvent) => {
      const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: ids.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      moveTo(index, to);
    },
  });
  return { row, handle, moveTo };
}
