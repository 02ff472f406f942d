import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { request } from '@/shared/api/client';
import { useProblemText } from '@/shared/api/problem';
import type { Session } from '@/shared/api/types';
import { isLanguage } from '@/shared/i18n/languages';
import { useLanguage } from '@/shared/i18n/language-provider';
import { sessionQuery, signOut } from './session';
import { forgetUndo } from './undo';

/** Switches at once; the account remembers it for the next browser. */
export function useChooseLanguage(): (language: string) => Promise<void> {
  const { setLanguage } = useLanguage();
  const client = useQueryClient();
  const problemText = useProblemText();
  return useCallback(
    async (language: string) => {
      if (!isLanguage(language)) return;
      await setLanguage(language);
      if (!client.getQueryData(sessionQuery.queryKey)?.user) return;
      try {
        const { data } = await request<Session>('PATCH', '/session/user', { body: { language } });
        client.setQueryData(sessionQuery.queryKey, data);
        // Custom fields are named by the server, in the account's language.
        void client.invalidateQueries({ queryKey: ['metadata'] });
      } catch (error) {
        notifications.show({ message: problemText(error), color: 'red' });
      }
    },
    [client, problemText, setLanguage],
  );
}

export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  const problemText = useProblemText();
  return useCallback(async () => {
    try {
      await signOut(client);
      forgetUndo();
      notifications.clean();
      await router.navigate({ to: '/sign-in' });
    } catch (error) {
      notifications.show({ message: problemText(error), color: 'red' });
    }
  }, [client, problemText, router]);
}
