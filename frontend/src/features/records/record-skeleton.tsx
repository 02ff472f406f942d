import classes from './records.module.css';

/** The page's geometry while nothing is known yet; it appears only when that takes a while. */
export function RecordSkeleton() {
  return (
    <div className={classes.record} aria-hidden>
      <div className={classes.skeletonHead}>
        <span className={classes.skeletonAvatar} />
        <span className={classes.skeletonName} />
      </div>
      <div className={classes.columns}>
        <div className={classes.skeletonCard} />
        <div className={classes.skeletonCard} />
      </div>
    </div>
  );
}
