import type { Icon } from '@tabler/icons-react';
import { useId, useState } from 'react';
import classes from './hint.module.css';

type HintProps = {
  icon: Icon;
  /** What the button is about. */
  label: string;
  children: string;
  className?: string | undefined;
  /** Towards which side there is room for the text. */
  side?: 'start' | 'end';
};

/** A short explanation on hover, focus or touch. Without a positioning library, as pages of records are full of them. */
export function Hint({ icon: IconComponent, label, children, className, side = 'start' }: HintProps) {
  const id = useId();
  const [isDismissed, setDismissed] = useState(false);
  return (
    <span
      className={`${classes.hint} ${className ?? ''}`}
      data-side={side}
      data-dismissed={isDismissed || undefined}
      onPointerLeave={() => setDismissed(false)}
      onBlur={() => setDismissed(false)}
    >
      <button
        type="button"
        className={classes.button}
        aria-label={label}
        aria-describedby={id}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || isDismissed) return;
          event.stopPropagation();
          setDismissed(true);
        }}
      >
        <IconComponent size={15} stroke={1.8} aria-hidden />
      </button>
      <span id={id} role="tooltip" className={classes.bubble}>
        {children}
      </span>
    </span>
  );
}
