import type { Metadata } from '@/shared/api/types';
import { languages, type Language } from '@/shared/i18n/languages';

export type TemplateText = { subject: string; body: string };
export type TemplateTexts = Partial<Record<Language, TemplateText>>;
export type TextPart = keyof TemplateText;

export const noText: TemplateText = { subject: '', body: '' };

function isEmpty(text: TemplateText | undefined): boolean {
  return !text || (text.subject.trim() === '' && text.body.trim() === '');
}

/** Languages that nobody has written in are not sent. */
export function writtenTexts(texts: TemplateTexts): TemplateTexts {
  return Object.fromEntries(
    languages.filter((language) => !isEmpty(texts[language])).map((language) => [language, texts[language]]),
  );
}

/** The first text that is only half written. */
export function halfWritten(texts: TemplateTexts): { language: Language; part: TextPart } | undefined {
  for (const language of languages) {
    const text = texts[language];
    if (!text || isEmpty(text)) continue;
    if (text.subject.trim() === '') return { language, part: 'subject' };
    if (text.body.trim() === '') return { language, part: 'body' };
  }
  return undefined;
}

/** What a new template may name, before the server says so of a saved one. */
export function placeholdersOf({ recordTypes }: Metadata, recordType: string | null): string[] {
  const sender = ['user.name', 'user.email'];
  const type = recordTypes.find(({ name }) => name === recordType);
  if (!type) return sender;
  const references = type.fields.filter((field) => field.referenceTo && !field.name.startsWith('custom.'));
  return [
    ...type.fields.map((field) => `${type.name}.${field.name}`),
    ...references.flatMap((field) => {
      const target = recordTypes.find(({ name }) => name === field.referenceTo);
      const root = field.name.replace(/Id$/, '');
      return target ? target.fields.map(({ name }) => `${root}.${name}`) : [`${root}.name`];
    }),
    ...sender,
  ];
}

/** Puts a placeholder where the cursor stands, or in the place of what is selected. */
export function insertAt(text: string, start: number, end: number, placeholder: string) {
  const inserted = `{{${placeholder}}}`;
  return { text: text.slice(0, start) + inserted + text.slice(end), cursor: start + inserted.length };
}

/** Stands in for values that are only known when the mail is written. */
export function fillIn(text: string, samples: Record<string, string>): string {
  return text.replaceAll(
    /\{\{\s*([A-Za-z][\w.]*)\s*(?:\|[^}]*)?\}\}/g,
    (placeholder: string, path: string) => samples[path] ?? placeholder,
  );
}
