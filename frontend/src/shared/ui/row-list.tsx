import type { ReactNode } from 'react';
import classes from './row-list.module.css';

export function RowList({ label, children }: { label: string; children: ReactNode }) {
  return (
    // Safari forgets that a list without bullets is one.
    // eslint-disable-next-line jsx-a11y/no-redundant-roles
    <ul className={classes.list} role="list" aria-label={label}>
      {children}
    </ul>
  );
}

type RowProps = {
  start?: ReactNode;
  /** A link in here makes the whole row clickable. */
  title: ReactNode;
  detail?: ReactNode;
  side?: ReactNode;
  /** What can be done with the row, at its end on every screen. */
  end?: ReactNode;
  isLinked?: boolean;
};

/** Two lines and what belongs beside them: reads alike on a wide screen and on a phone. */
export function Row({ start, title, detail, side, end, isLinked = false }: RowProps) {
  return (
    <li className={classes.row} data-linked={isLinked || undefined}>
      {start}
      <div className={classes.text}>
        <div className={classes.title}>{title}</div>
        {detail !== undefined && <div className={classes.detail}>{detail}</div>}
      </div>
      {side !== undefined && <div className={classes.side}>{side}</div>}
      {end !== undefined && <div className={classes.end}>{end}</div>}
    </li>
  );
}
