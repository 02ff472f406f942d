import type { Language } from '../../i18n/languages';
import type { TimeParser } from './find-when';

const loaders: Record<Language, () => Promise<{ casual: TimeParser }>> = {
  en: () => import('chrono-node/en'),
  es: () => import('chrono-node/es'),
  zh: () => import('chrono-node/zh'),
  ru: () => import('chrono-node/ru'),
  it: () => import('chrono-node/it'),
};

/** Fetched when somebody begins to type: the user's own language first. */
export async function loadTimeParsers(language: Language): Promise<(readonly [Language, TimeParser])[]> {
  const wanted: Language[] = language === 'en' ? ['en'] : [language, 'en'];
  return await Promise.all(wanted.map(async (each) => [each, (await loaders[each]()).casual] as const));
}
