import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { EmailMessages } from '@/shared/mail/email-messages';
import { messageQuery } from '@/shared/mail/message-query';
import { othersOf } from '@/shared/mail/others';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { contactOfActivity } from './compose-api';
import { ComposeForm } from './compose-form';
import type { Draft } from './draft';
import { replySubject, type Recipient } from './recipient';

const empty: Draft = { to: [], cc: [], bcc: [], subject: '', body: '', files: [] };

/** A new mail: to whom the page was opened for, or as an answer to another. */
export function ComposePage() {
  const search = useSearch({ strict: false });
  const [contact, account, reply] = [textOf(search.contact), textOf(search.account), textOf(search.reply)];
  const email = textOf(search.email);
  const toAll = (search as Record<string, unknown>).all === true;
  const to: Recipient[] = contact !== undefined ? [{ contactId: contact }] : email !== undefined ? [{ email }] : [];
  return (
    <EmailMessages>
      {reply === undefined ? (
        <ComposeForm
          key={`${contact}/${account}/${email}`}
          draftKey={contact ?? account ?? email ?? 'new'}
          start={{ ...empty, to }}
          {...(account === undefined ? {} : { accountId: account })}
        />
      ) : (
        <Answer key={`${reply}/${toAll}`} activityId={reply} toAll={toAll} />
      )}
    </EmailMessages>
  );
}

function Answer({ activityId, toAll }: { activityId: string; toAll: boolean }) {
  const message = useQuery(messageQuery(activityId));
  const contact = useQuery({
    queryKey: ['records', 'activities', 'contact-of', activityId],
    queryFn: async () => (await contactOfActivity(activityId)) ?? null,
  });
  if (message.error) return <ErrorPanel error={message.error} onRetry={() => void message.refetch()} />;
  if (!message.data || contact.data === undefined) return <ListSkeleton rows={5} />;
  const mail = message.data;
  const sent = mail.recipients.filter(({ kind }) => kind === 'to').map(recipientOf);
  const writer: Recipient[] =
    contact.data !== null
      ? [{ contactId: contact.data }]
      : mail.fromAddress === ''
        ? []
        : [{ email: mail.fromAddress }];
  return (
    <ComposeForm
      draftKey={`reply-${activityId}${toAll ? '-all' : ''}`}
      start={{
        ...empty,
        to: mail.inbound ? writer : sent,
        cc: toAll ? othersOf(mail).map(recipientOf) : [],
        subject: replySubject(mail.subject),
      }}
      answered={{ activityId, message: mail }}
    />
  );
}

function recipientOf({ contactId, address }: { contactId: string | null; address: string }): Recipient {
  return contactId === null ? { email: address } : { contactId };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
