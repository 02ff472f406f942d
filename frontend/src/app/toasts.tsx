import { Notifications } from '@mantine/notifications';

/** A chunk of its own: what is shown before it has arrived waits in the store. */
export function Toasts() {
  return <Notifications position="bottom-center" limit={4} containerWidth={460} />;
}
