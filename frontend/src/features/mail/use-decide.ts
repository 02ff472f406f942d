import { notifications } from '@mantine/notifications';
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useUndo } from '@/app/undo';
import { useProblemText } from '@/shared/api/problem';
import type { Page } from '@/shared/api/types';
import {
  createContactFromMail,
  createLeadFromMail,
  discardMail,
  fileMail,
  fileOthers,
  heldMailsQuery,
  inboxKey,
  takeBack,
  type Filed,
  type HeldMail,
} from './inbox-api';

/** What else waits of somebody of whom a mail was just filed. */
export type Others = { id: string; name: string; count: number };

/** What becomes of a mail: it leaves the list at once, and a toast brings it back. */
export function useDecide(onGone: (id: string) => void) {
  const t = useTranslations('email.inbox');
  const client = useQueryClient();
  const problemText = useProblemText();
  const { notifyUndo } = useUndo();
  const [others, setOthers] = useState<Others>();

  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      notifications.show({ title: t('failed'), message: problemText(error), color: 'red' });
    } finally {
      void client.invalidateQueries({ queryKey: inboxKey });
    }
  };

  const run = (mail: HeldMail, decision: () => Promise<Filed | void>, message: string) => {
    onGone(mail.id);
    setOthers(undefined);
    client.setQueryData<InfiniteData<Page<HeldMail>>>(
      heldMailsQuery.queryKey,
      (data) => data && without(data, mail.id),
    );
    return attempt(async () => {
      const filed = await decision();
      if (filed && filed.others > 0) setOthers({ id: mail.id, name: nameOf(mail), count: filed.others });
      notifyUndo({
        message,
        changeSetId: `inbound-mail-${mail.id}`,
        undo: async () => {
          setOthers(undefined);
          await takeBack(mail.id);
        },
      });
    });
  };

  const takeOthers = ({ id, name }: Others) => {
    setOthers(undefined);
    return attempt(async () => {
      const ids = await fileOthers(id);
      notifyUndo({
        message: t('othersFiled', { count: ids.length, name }),
        changeSetId: `inbound-mails-${id}`,
        undo: async () => {
          for (const each of ids) await takeBack(each);
        },
      });
    });
  };

  return {
    others,
    takeOthers,
    leaveOthers: () => setOthers(undefined),
    file: (mail: HeldMail, contact: { id: string; label: string }) =>
      run(mail, () => fileMail(mail.id, contact.id), t('filed', { name: contact.label })),
    createLead: (mail: HeldMail) =>
      run(mail, () => createLeadFromMail(mail.id), t('leadCreated', { name: nameOf(mail) })),
    createContact: (mail: HeldMail) =>
      run(mail, () => createContactFromMail(mail.id), t('created', { name: nameOf(mail) })),
    discard: (mail: HeldMail) => run(mail, () => discardMail(mail.id), t('discarded', { subject: mail.subject })),
  };
}

function nameOf({ fromName, fromAddress }: HeldMail): string {
  return fromName ?? fromAddress;
}

function without(data: InfiniteData<Page<HeldMail>>, id: string): InfiniteData<Page<HeldMail>> {
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.filter((mail) => mail.id !== id) })),
  };
}
