/** Somebody a mail goes to: a contact, or an address that was typed. */
export type Recipient = { contactId: string } | { email: string };

const contactMark = 'contact:';

/** One text for a picker's option. */
export function toOption(recipient: Recipient): string {
  return 'contactId' in recipient ? contactMark + recipient.contactId : recipient.email;
}

export function fromOption(option: string): Recipient {
  return option.startsWith(contactMark) ? { contactId: option.slice(contactMark.length) } : { email: option };
}

/** What may be an address; the server looks closer. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]{2,}$/.test(text);
}

/** "Re: " once, however often one answers, in the forms that programs of other languages write. */
export function replySubject(subject: string): string {
  const plain = subject.replace(/^(\s*(re|aw|antw|sv|rv|r|回复|答复|отв)\s*[:：]\s*)+/iu, '').trim();
  return `Re: ${plain}`.trim();
}
