import type { Language } from '../../i18n/languages';

type Rewrite = [pattern: RegExp, replacement: (match: RegExpMatchArray, now: Date) => string];

/** Ways of saying it that the parser does not know, put in ways that it knows. Patterns have no \b: letters with accents are none to it. */
export const rewrites: Record<Language, readonly Rewrite[]> = {
  en: [],
  es: [
    [/pasado mañana/giu, (_, now) => dayMonthYear(inDays(now, 2))],
    [/la (?:próxima semana|semana que viene)/giu, (_, now) => dayMonthYear(nextMonday(now))],
    [/(a las? )(\d{1,2})((?::\d\d)?) de la (?:tarde|noche)/giu, (m) => `${m[1]}${afternoon(m[2])}${m[3] ?? ''}`],
    [/(a las? \d{1,2}(?::\d\d)?) de la mañana/giu, (m) => m[1] ?? ''],
    [
      /((?:lunes|martes|miércoles|jueves|viernes|sábado|domingo) )(\d{1,2})(?![\d:/.]| ?de|h|am|pm)/giu,
      (m) => `${m[1]}a las ${m[2]}`,
    ],
  ],
  zh: [
    [/大后天/gu, (_, now) => monthDay(inDays(now, 3))],
    [/后天/gu, (_, now) => monthDay(inDays(now, 2))],
  ],
  ru: [
    [/в (\d{1,2}) час(?:а|ов)? (?:дня|вечера)/giu, (m) => `в ${afternoon(m[1])}:00`],
    [/в (\d{1,2}) час(?:а|ов)?(?: утра| ночи)?(?![\p{L}])/giu, (m) => `в ${m[1]}:00`],
  ],
  it: [
    [/(alle \d{1,2}(?::\d\d)?) del? mattin[oa]/giu, (m) => m[1] ?? ''],
    [/(alle )(\d{1,2})((?::\d\d)?) (?:del pomeriggio|di sera)/giu, (m) => `${m[1]}${afternoon(m[2])}${m[3] ?? ''}`],
    [
      /((?:oggi|domani|dopodomani|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica) )(\d{1,2})(?![\d:/.]| \p{L})/giu,
      (m) => `${m[1]}alle ${m[2]}`,
    ],
  ],
};

/** Words that lead up to a time and mean nothing without it. */
export const leadingWords: Record<Language, RegExp> = {
  en: /(?:^|\s)(?:at|on|by|this|until|for)\s*$/iu,
  es: /(?:^|\s)(?:el|la|al|a|las|para el|para|por la|hasta el|antes del)\s*$/iu,
  zh: /[在于]\s*$/u,
  ru: /(?:^|\s)(?:в|во|на|к|ко|до)\s*$/iu,
  it: /(?:^|\s)(?:il|la|le|per|entro|entro il|a|alle|di)\s*$/iu,
};

export function rewrite(text: string, language: Language, now: Date): string {
  return rewrites[language].reduce(
    (known, [pattern, replacement]) =>
      known.replace(pattern, (...args) => replacement(args.slice(0, -2) as unknown as RegExpMatchArray, now)),
    text,
  );
}

function afternoon(hour = '0'): number {
  const given = Number(hour);
  return given < 12 ? given + 12 : given;
}

function inDays(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
}

function nextMonday(now: Date): Date {
  return inDays(now, (8 - now.getDay()) % 7 || 7);
}

function dayMonthYear(date: Date): string {
  return `${date.getDate()}/${date.getMonth() + 1}/${date.getFullYear()}`;
}

function monthDay(date: Date): string {
  return `${date.getMonth() + 1}月${date.getDate()}日`;
}
