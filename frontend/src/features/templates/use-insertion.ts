import { useRef } from 'react';
import { flushSync } from 'react-dom';
import { insertAt, type TemplateText, type TextPart } from './model';

/** Remembers which of the two inputs was written in last, and puts placeholders where its cursor stands. */
export function useInsertion(text: TemplateText, change: (part: Partial<TemplateText>) => void) {
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const last = useRef<TextPart>('body');
  const insert = (placeholder: string) => {
    const part = last.current;
    const input = part === 'subject' ? subject.current : body.current;
    const end = text[part].length;
    const inserted = insertAt(text[part], input?.selectionStart ?? end, input?.selectionEnd ?? end, placeholder);
    flushSync(() => change({ [part]: inserted.text }));
    input?.focus();
    input?.setSelectionRange(inserted.cursor, inserted.cursor);
  };
  return {
    insert,
    subject: { ref: subject, onFocus: () => void (last.current = 'subject') },
    body: { ref: body, onFocus: () => void (last.current = 'body') },
  };
}
