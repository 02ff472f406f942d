import { MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';

/** A chunk of its own: what is shown before it has arrived waits in the store. */
export function Toasts() {
  const t = useTranslations('app');
  // Mantine gives the button that closes a notification no name of its own.
  const named = { Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('close') } } } };
  return (
    <MantineThemeProvider theme={{ components: named }}>
      <Notifications position="bottom-center" limit={4} containerWidth={460} />
    </MantineThemeProvider>
  );
}
