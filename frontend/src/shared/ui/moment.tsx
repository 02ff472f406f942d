import { useFormatter, useNow } from 'use-intl';

/** "3 hours ago", with the exact moment at hand for pointers and screen readers. */
export function Moment({ value }: { value: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const date = new Date(value);
  const exact = format.dateTime(date, { dateStyle: 'medium', timeStyle: 'short' });
  // A server's clock may run ahead of this one: nothing that was saved is shown as to come.
  const relative = format.relativeTime(new Date(Math.min(date.getTime(), now.getTime())), now);
  return (
    <time dateTime={value} title={exact}>
      {relative}
    </time>
  );
}
