import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './data-grid.module.css';
import type { GroupHead } from './grid-entries';

type GroupRowProps = { head: GroupHead; index: number; start: number; columnCount: number; isActive: boolean };

/** The head of a group: Enter, the arrows or a click open and close it. */
export function GroupRow({ head, index, start, columnCount, isActive }: GroupRowProps) {
  const t = useTranslations('grid');
  const Chevron = head.isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-expanded={head.isOpen}
      className={classes.groupRow}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div
        role="gridcell"
        aria-colspan={columnCount}
        className={classes.groupCell}
        data-row={index}
        data-column={1}
        tabIndex={isActive ? 0 : -1}
      >
        <Chevron size={16} aria-hidden />
        <span className={classes.groupLabel}>{head.label === '' ? t('groups.none') : head.label}</span>
        <span className={classes.groupCount}>{t('count', { count: head.count })}</span>
      </div>
    </div>
  );
}
