import { useDirection } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { beside } from './board-model';

/** What stands on a board, and where. */
export type Card = { id: string; name: string; stageId: string };

export type Held<T> = { deal: T; over: string };

/** Space picks a card up and puts it down, arrows choose the stage, Escape leaves it where it was. */
export function useBoardKeys<T extends Card>(
  stages: readonly { id: string; name: string }[],
  canMove: boolean,
  onDrop: (deal: T, stageId: string) => void,
) {
  const t = useTranslations('deals.board');
  const { dir } = useDirection();
  const [held, setHeld] = useState<Held<T>>();
  const [said, setSaid] = useState('');
  const ids = stages.map(({ id }) => id);
  const nameOf = (id: string) => stages.find((stage) => stage.id === id)?.name ?? '';

  const carry = (now: Held<T>, event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const over = beside(ids, now.over, event.key, dir === 'rtl');
      setHeld({ ...now, over });
      setSaid(t('over', { stage: nameOf(over) }));
      document.querySelector(`[data-stage="${over}"]`)?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    } else if (event.key === ' ' || event.key === 'Enter') {
      setHeld(undefined);
      setSaid(t('dropped', { name: now.deal.name, stage: nameOf(now.over) }));
      onDrop(now.deal, now.over);
      window.setTimeout(() => focusCard(now.deal.id), 50);
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      setHeld(undefined);
      setSaid(t('left', { name: now.deal.name }));
      return event.key === 'Escape';
    } else return false;
    return true;
  };
  const walk = (deal: T, event: KeyboardEvent) => {
    const item = event.currentTarget.closest('li');
    switch (event.key) {
      case 'ArrowDown':
        item?.nextElementSibling?.querySelector<HTMLElement>('[data-card]')?.focus();
        return true;
      case 'ArrowUp':
        item?.previousElementSibling?.querySelector<HTMLElement>('[data-card]')?.focus();
        return true;
      case 'ArrowLeft':
      case 'ArrowRight': {
        const next = beside(ids, deal.stageId, event.key, dir === 'rtl');
        document.querySelector<HTMLElement>(`[data-stage="${next}"] [data-card]`)?.focus();
        return true;
      }
      case ' ':
        if (canMove) {
          setHeld({ deal, over: deal.stageId });
          setSaid(t('picked', { name: deal.name, stage: nameOf(deal.stageId) }));
        }
        return true;
      default:
        return false;
    }
  };
  return {
    held,
    said,
    onKey: (deal: T, event: KeyboardEvent) => {
      if (held ? carry(held, event) : walk(deal, event)) event.preventDefault();
    },
  };
}

function focusCard(id: string): void {
  document.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus();
}
