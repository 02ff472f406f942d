import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client';

export type MessageRecipient = {
  kind: 'to' | 'cc' | 'bcc' | 'replyTo';
  name: string | null;
  address: string;
  contactId: string | null;
  failure: 'refused' | 'bounced' | null;
  said: string | null;
  /** A colleague's address, or one that comes in here. */
  ours?: boolean;
};

export type ConversationMail = {
  activityId: string;
  inbound: boolean;
  automatic: boolean;
  fromName: string | null;
  fromAddress: string;
  date: string;
  text: string;
  state: string;
};

/** The mail behind an activity. */
export type Message = {
  id: string;
  fromName: string | null;
  fromAddress: string;
  recipients: MessageRecipient[];
  subject: string;
  date: string;
  text: string;
  fullText: string;
  hasHtml: boolean;
  inbound: boolean;
  automatic: boolean;
  state: 'filed' | 'sent' | 'failed';
  conversation: ConversationMail[];
};

export const messageKey = (activityId: string) => ['records', 'activities', 'message', activityId] as const;

export function messageQuery(activityId: string) {
  return queryOptions({
    queryKey: messageKey(activityId),
    queryFn: async ({ signal }) =>
      (await request<Message>('GET', `/activities/${activityId}/message`, { signal })).data,
    retry: false,
  });
}

export async function sendAgain(activityId: string): Promise<void> {
  await request('POST', `/activities/${activityId}/send-again`);
}
