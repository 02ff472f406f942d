import { languages, type Language } from '@/shared/i18n/languages';
import type { FormDesign, FormDraft, FormField, FormOptions, LeadForm } from './form-api';

export type Texts = Record<string, string>;

/** A form that nobody has saved yet: how somebody is reached, and what they want. */
export function newDraft(): FormDraft {
  return {
    name: '',
    isActive: true,
    origins: [],
    design: {
      fields: [
        { field: 'givenName', required: false, label: {} },
        { field: 'familyName', required: false, label: {} },
        { field: 'companyName', required: false, label: {} },
        { field: 'email', required: true, label: {} },
        { field: 'message', required: true, label: {} },
      ],
      consents: [],
      hidden: [
        { field: 'campaign', parameter: 'utm_campaign' },
        { field: 'source', parameter: 'utm_source' },
      ],
      title: {},
      intro: {},
      submit: {},
      thanks: {},
      sendsReceipt: true,
      doubleOptIn: false,
    },
  };
}

export function draftOf({ name, design, origins, isActive }: LeadForm): FormDraft {
  return { name, design, origins, isActive };
}

export function withText(texts: Texts, language: Language, text: string): Texts {
  const { [language]: _, ...others } = texts;
  return text === '' ? others : { ...others, [language]: text };
}

/** What is shown in a language: its own text, else English, else any. */
export function textIn(texts: Texts | null | undefined, language: Language): string {
  return [texts?.[language], texts?.en, ...Object.values(texts ?? {})].find((text) => text?.trim())?.trim() ?? '';
}

/** What a question is called: as the form says, else as everybody says. */
export function labelIn({ label, field }: FormField, options: FormOptions | undefined, language: Language): string {
  const usual = options?.questions.find((question) => question.field === field)?.labels[language];
  return [label[language]?.trim(), usual, textIn(label, language)].find((text) => text) ?? field;
}

export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined ? [...items] : [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** The languages in which a text is missing that others have: readers get it in another language. */
export function missing(design: FormDesign, usual: readonly string[]): Language[] {
  const said: Texts[] = [design.title, design.intro, design.submit, design.thanks];
  for (const field of design.fields) {
    said.push(field.help ?? {}, ...(field.choices ?? []).map(({ label }) => label));
    if (!usual.includes(field.field)) said.push(field.label);
  }
  const begun = said.filter((texts) => Object.values(texts).some((text) => text.trim() !== ''));
  return languages.filter((language) => begun.some((texts) => !texts[language]?.trim()));
}

/** What is in the way of saving, as the key of a message. */
export function problemOf({ name, design }: FormDraft): 'name' | 'title' | 'reach' | 'choices' | undefined {
  if (name.trim() === '') return 'name';
  if (textIn(design.title, 'en') === '') return 'title';
  if (!design.fields.some(({ field, required }) => required && (field === 'email' || field === 'phone')))
    return 'reach';
  return design.fields.some(({ choices }) => choices?.some(({ value }) => value.trim() === '')) ? 'choices' : undefined;
}

/** Lines of "value" or "value = name" as choices; names that were given in other languages stay. */
export function choicesOf(text: string, before: FormField['choices'], language: Language): FormField['choices'] {
  const lines = text
    .split('\n')
    .map((line) => line.split('=').map((part) => part.trim()))
    .filter(([value]) => value !== undefined && value !== '');
  return lines.map(([value = '', name = '']) => {
    const known = before?.find((choice) => choice.value === value)?.label ?? {};
    return { value, label: withText(known, language, name) };
  });
}

export function choicesText(choices: FormField['choices'], language: Language): string {
  return (choices ?? [])
    .map(({ value, label }) => (label[language] ? `${value} = ${label[language]}` : value))
    .join('\n');
}

/** What is put into a page of the company's. */
export function snippetOf({ address, key, name }: Pick<LeadForm, 'address' | 'key' | 'name'>): string {
  const origin = address.slice(0, address.lastIndexOf('/f/'));
  const title = name.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<script src="${origin}/f/embed.js" data-form="${key}" data-title="${title}" async></script>\n<noscript><a href="${address}">${title}</a></noscript>`;
}
