import { hueStyle } from '../hue';
import classes from './field-value.module.css';

/** A choice: its dot has a colour of its own, its text says it all. */
export function OptionPill({ option, label }: { option: string; label: string }) {
  return (
    <span className={classes.option}>
      <span className={classes.dot} style={hueStyle(option)} aria-hidden />
      {label}
    </span>
  );
}

const shownInOneLine = 2;

export function Pills({ labels, compact }: { labels: readonly string[]; compact: boolean }) {
  const shown = compact ? labels.slice(0, shownInOneLine) : labels;
  return (
    <span className={compact ? classes.first : classes.pills}>
      {shown.map((label) => (
        <span key={label} className={classes.pill}>
          {label}
        </span>
      ))}
      {labels.length > shown.length && <span className={classes.more}>+{labels.length - shown.length}</span>}
    </span>
  );
}
