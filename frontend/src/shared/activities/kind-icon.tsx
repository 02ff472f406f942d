import {
  IconCalendarEvent,
  IconCheckbox,
  IconMail,
  IconNote,
  IconPhone,
  IconPoint,
  type Icon,
} from '@tabler/icons-react';

const icons: Record<string, Icon> = {
  note: IconNote,
  task: IconCheckbox,
  call: IconPhone,
  meeting: IconCalendarEvent,
  email: IconMail,
};

/** A kind that is to come has a plain sign. */
export function KindIcon({ kind, size = 16 }: { kind: string; size?: number }) {
  const Found = icons[kind] ?? IconPoint;
  return <Found size={size} stroke={1.7} aria-hidden />;
}
