import { useEffect, useState } from 'react';
import type { Attachment } from './compose-api';
import type { Recipient } from './recipient';

/** A mail that is being written. */
export type Draft = {
  to: Recipient[];
  cc: Recipient[];
  bcc: Recipient[];
  subject: string;
  body: string;
  templateId?: string | undefined;
  files: Attachment[];
};

const mark = 'crm:mail-draft:';

/** What was typed outlives leaving the page by accident, for as long as the tab is open. */
export function useDraft(key: string, start: () => Draft) {
  const [draft, setDraft] = useState<Draft>(() => stored(key) ?? start());
  useEffect(() => {
    const isEmpty = draft.body.trim() === '' && draft.files.length === 0;
    if (isEmpty) sessionStorage.removeItem(mark + key);
    else sessionStorage.setItem(mark + key, JSON.stringify(draft));
  }, [draft, key]);
  return {
    draft,
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    changeFiles: (next: (files: Attachment[]) => Attachment[]) =>
      setDraft((before) => ({ ...before, files: next(before.files) })),
    forget: () => sessionStorage.removeItem(mark + key),
  };
}

function stored(key: string): Draft | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(mark + key) ?? 'null') as Draft | null) ?? undefined;
  } catch {
    return undefined;
  }
}
