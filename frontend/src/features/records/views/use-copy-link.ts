import { notifications } from '@mantine/notifications';
import { useRouter } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { ListSearch } from '../list-state';

/** Copies an address that shows this very list to whoever opens it. */
export function useCopyLink(): (search: ListSearch) => Promise<void> {
  const t = useTranslations('views');
  const router = useRouter();
  return async (search) => {
    const { href } = router.buildLocation({ to: '.', search: search as never });
    try {
      await navigator.clipboard.writeText(new URL(href, window.location.origin).href);
      notifications.show({ color: 'pine', message: t('linkCopied') });
    } catch {
      // Without a secure connection the browser gives pages no clipboard.
      notifications.show({ color: 'yellow', message: t('linkNotCopied') });
    }
  };
}
