import { queryOptions } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import type { CrmRecord, Page } from '@/shared/api/types';
import type { Recipient } from './recipient';

export type MailTemplate = {
  id: string;
  name: string;
  recordType?: string | null;
  purpose?: string | null;
  texts: Record<string, { subject: string; body: string }>;
  builtIn: boolean;
};

/** What a colleague had to do with a customer lately. */
export type Touch = {
  activityId: string;
  kind: string;
  at: string;
  direction: string | null;
  userName: string | null;
  contactName: string | null;
  subject: string;
  excerpt: string;
};

export type Outgoing = {
  to: Recipient[];
  cc: Recipient[];
  bcc: Recipient[];
  subject: string;
  body: string;
  templateId?: string;
  attachments: string[];
  inReplyTo?: string;
  accountId?: string;
  acknowledgedCollision?: boolean;
};

export type Attachment = { id: string; name: string; sizeBytes: number };

export const mailTemplatesQuery = queryOptions({
  queryKey: ['templates', 'for-mails'] as const,
  queryFn: async ({ signal }) =>
    (await request<Page<MailTemplate>>('GET', '/templates', { signal })).data.items.filter(
      ({ builtIn, recordType }) => !builtIn && (recordType == null || recordType === 'contact'),
    ),
});

export type Preview = { subject: string; text: string; html: string; missing: string[] };

export async function preview(subject: string, body: string, contactId: string | undefined): Promise<Preview> {
  const about = contactId === undefined ? {} : { recordType: 'contact', recordId: contactId };
  return (await request<Preview>('POST', '/templates/preview', { body: { subject, body, ...about } })).data;
}

/** What colleagues did; a server that cannot say so yet says nothing. */
export function touchesQuery(contactId: string) {
  return queryOptions({
    queryKey: ['records', 'contacts', 'recent-touches', contactId] as const,
    queryFn: async ({ signal }) =>
      (await request<{ items: Touch[] }>('GET', `/contacts/${contactId}/recent-touches`, { signal })).data.items,
    retry: false,
  });
}

export async function uploadAttachment(file: File): Promise<Attachment> {
  const form = new FormData();
  form.append('file', file);
  return (await request<Attachment>('POST', '/files', { body: form })).data;
}

export async function sendMail(mail: Outgoing): Promise<CrmRecord> {
  return (await request<CrmRecord>('POST', '/activities/email', { body: mail })).data;
}

export async function contactOfActivity(id: string): Promise<string | undefined> {
  const { data } = await request<CrmRecord>('GET', `/activities/${id}`);
  return typeof data.contactId === 'string' ? data.contactId : undefined;
}
