import { notifications } from '@mantine/notifications';
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import type { Page } from '@/shared/api/types';
import {
  createContactFromMail,
  discardMail,
  fileMail,
  heldMailsQuery,
  inboxKey,
  takeBack,
  type HeldMail,
} from './inbox-api';

/** What becomes of a mail: it leaves the list at once, and a toast brings it back. */
export function useDecide(onGone: (id: string) => void) {
  const t = useTranslations('email.inbox');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();

  const run = async (mail: HeldMail, work: Promise<unknown>, message: string) => {
    onGone(mail.id);
    client.setQueryData<InfiniteData<Page<HeldMail>>>(
      heldMailsQuery.queryKey,
      (data) => data && without(data, mail.id),
    );
    try {
      await work;
      notifyUndo({ message, changeSetId: `inbound-mail-${mail.id}`, undo: () => takeBack(mail.id) });
    } catch (error) {
      notifications.show({ title: t('failed'), message: problemText(error), color: 'red' });
    } finally {
      void client.invalidateQueries({ queryKey: inboxKey });
    }
  };

  return {
    file: (mail: HeldMail, contact: { id: string; label: string }) =>
      run(mail, fileMail(mail.id, contact.id), t('filed', { name: contact.label })),
    create: (mail: HeldMail) =>
      run(mail, createContactFromMail(mail.id), t('created', { name: mail.fromName ?? mail.fromAddress })),
    discard: (mail: HeldMail) => run(mail, discardMail(mail.id), t('discarded', { subject: mail.subject })),
  };
}

function without(data: InfiniteData<Page<HeldMail>>, id: string): InfiniteData<Page<HeldMail>> {
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.filter((mail) => mail.id !== id) })),
  };
}
