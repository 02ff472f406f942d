import classes from './data-grid.module.css';

type SkeletonRowProps = { start: number; columns: number };

/** A row to come, in its final geometry. */
export function SkeletonRow({ start, columns }: SkeletonRowProps) {
  return (
    <div className={classes.row} style={{ transform: `translateY(${start}px)` }} aria-hidden>
      <span />
      {Array.from({ length: Math.min(columns, 8) }, (_, index) => (
        <span key={index} className={classes.cell}>
          <span className={classes.bar} style={{ inlineSize: `${72 - ((index * 23 + start) % 40)}%` }} />
        </span>
      ))}
    </div>
  );
}
