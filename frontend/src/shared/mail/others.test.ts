import { expect, it } from 'vitest';
import type { Message, MessageRecipient } from './message-query';
import { othersOf } from './others';

const to = (address: string, more: Partial<MessageRecipient> = {}): MessageRecipient => ({
  kind: 'to',
  name: null,
  address,
  contactId: null,
  failure: null,
  said: null,
  ...more,
});
const mail = (recipients: MessageRecipient[], inbound = true) =>
  ({ inbound, fromAddress: 'mei@customer.example', recipients }) as Message;

it('answers all but us and the writer, each once', () => {
  const recipients = [
    to('ana@ours.example', { ours: true }),
    to('Bo@customer.example'),
    to('bo@customer.example', { kind: 'cc' }),
    to('Mei@customer.example', { kind: 'cc' }),
    to('secret@customer.example', { kind: 'bcc' }),
    to('crm@ours.example', { kind: 'replyTo' }),
  ];
  expect(othersOf(mail(recipients)).map(({ address }) => address)).toEqual(['Bo@customer.example']);
  expect(othersOf(mail(recipients, false))).toEqual([]);
});
