import type { PurposeText } from '@/shared/consents/consents';
import { languages, type Language } from '@/shared/i18n/languages';

export type Texts = Record<string, PurposeText>;

const isBlank = (text: string | undefined) => (text ?? '').trim() === '';

/** Without the languages in which nothing was written. */
export function givenTexts(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts)
      .filter(([, { name, text }]) => !isBlank(name) && !isBlank(text))
      .map(([language, { name, text }]) => [language, { name: name.trim(), text: text.trim() }]),
  );
}

/** The first language with a name and no text, or the other way round. */
export function incompleteLanguage(texts: Texts): Language | undefined {
  return languages.find((language) => isBlank(texts[language]?.name) !== isBlank(texts[language]?.text));
}
