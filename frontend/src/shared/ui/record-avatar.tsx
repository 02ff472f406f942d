import { initialsOf } from '../metadata/record-type';
import { hueStyle } from './hue';
import classes from './record-avatar.module.css';

type RecordAvatarProps = { id: string; label: string; shape?: 'circle' | 'square'; size?: number };

/** The initials are decoration: the name stands beside them. */
export function RecordAvatar({ id, label, shape = 'circle', size = 24 }: RecordAvatarProps) {
  return (
    <span
      className={classes.avatar}
      data-shape={shape}
      style={{ ...hueStyle(id), inlineSize: size, blockSize: size, fontSize: Math.round(size * 0.4) }}
      aria-hidden
    >
      {initialsOf(label)}
    </span>
  );
}
