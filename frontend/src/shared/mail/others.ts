import type { Message, MessageRecipient } from './message-query';

/** Whom a mail went to beside us and its writer: who answers to all writes to them too. */
export function othersOf({ inbound, fromAddress, recipients }: Message): MessageRecipient[] {
  if (!inbound) return [];
  const seen = new Set([fromAddress.toLowerCase()]);
  return recipients.filter(({ kind, address, ours }) => {
    const key = address.toLowerCase();
    if ((kind !== 'to' && kind !== 'cc') || ours === true || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
