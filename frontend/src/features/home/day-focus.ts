import { useTranslations } from 'use-intl';
import { useShortcut } from '@/app/shortcuts';
import { nextIndex } from './day-model';

const boxes = () => [...document.querySelectorAll<HTMLInputElement>('[data-day-item]:not(:disabled)')];

/** What is done may leave the list a moment later: the focus then is on what comes next, not lost. */
export function focusNear(box: HTMLInputElement): void {
  const all = boxes();
  (all[all.indexOf(box) + 1] ?? all[all.indexOf(box) - 1])?.focus();
}

/** J and K move through the day, X does what is chosen. */
export function useDayKeys(enabled: boolean): void {
  const t = useTranslations('activities.day');
  const move = (step: 1 | -1) => {
    const all = boxes();
    all[nextIndex(all.length, all.indexOf(document.activeElement as HTMLInputElement), step)]?.focus();
  };
  useShortcut('j', t('nextItem'), () => move(1), { group: 'list', enabled });
  useShortcut('k', t('previousItem'), () => move(-1), { group: 'list', enabled });
  useShortcut(
    'x',
    t('completeItem'),
    () => {
      const all = boxes();
      (all.find((box) => box === document.activeElement) ?? all.find((box) => !box.checked))?.click();
    },
    { group: 'list', enabled },
  );
}
