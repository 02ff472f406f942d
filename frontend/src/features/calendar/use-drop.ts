import type { DragEvent } from 'react';
import type { DayItem } from '@/shared/activities/activity-types';
import { dragType } from './calendar-item';

type Dropped = { item: DayItem; grabbed: number; event: DragEvent<HTMLElement> };

/** Takes what is dragged here; only what this calendar shows can be. */
export function dropHandlers(items: readonly DayItem[], onDrop: (dropped: Dropped) => void) {
  return {
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes(dragType)) event.preventDefault();
    },
    onDrop: (event: DragEvent<HTMLElement>) => {
      const data = event.dataTransfer.getData(dragType);
      if (data === '') return;
      event.preventDefault();
      const { id, at, grabbed } = JSON.parse(data) as { id: string; at: string; grabbed: number };
      const item = items.find((each) => each.id === id && each.at === at);
      if (item) onDrop({ item, grabbed, event });
    },
  };
}
