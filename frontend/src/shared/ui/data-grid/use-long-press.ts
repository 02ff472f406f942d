import { useRef, type MouseEvent, type PointerEvent } from 'react';

const holdMilliseconds = 450;
const tolerance = 10;

/** A finger that rests on something for a moment means more than a tap; one that moves is scrolling. */
export function useLongPress(onHold: (element: HTMLElement) => void) {
  const pressed = useRef<{ x: number; y: number; timer: ReturnType<typeof setTimeout> }>(undefined);
  const wasHeld = useRef(false);
  const release = () => {
    if (pressed.current) clearTimeout(pressed.current.timer);
    pressed.current = undefined;
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      wasHeld.current = false;
      if (event.pointerType === 'mouse') return;
      const element = event.target as HTMLElement;
      const timer = setTimeout(() => {
        wasHeld.current = true;
        onHold(element);
      }, holdMilliseconds);
      pressed.current = { x: event.clientX, y: event.clientY, timer };
    },
    onPointerMove: (event: PointerEvent) => {
      const from = pressed.current;
      if (from && Math.hypot(event.clientX - from.x, event.clientY - from.y) > tolerance) release();
    },
    onPointerUp: release,
    onPointerCancel: release,
    // The browser's own menu for what was held would lie over it.
    onContextMenu: (event: MouseEvent) => {
      if (wasHeld.current || pressed.current) event.preventDefault();
    },
    /** The click that ends a long press is part of it. */
    onClickCapture: (event: MouseEvent) => {
      if (!wasHeld.current) return;
      wasHeld.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
