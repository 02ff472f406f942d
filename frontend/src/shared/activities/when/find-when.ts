import type { ParsedResult } from 'chrono-node';
import type { Language } from '../../i18n/languages';
import { leadingWords, rewrite } from './spoken-times';

/** A time that a text names, and the text without it. */
export type FoundWhen = { start: Date; end: Date | undefined; rest: string };

/** Knows what a text of one language says of times; the parser's own shape. */
export type TimeParser = {
  parse: (text: string, reference: Date, options: { forwardDate: boolean }) => ParsedResult[];
};

/** Who names a day only means its morning. */
const morning = 9;

/** The time that a text names, in its own language or in English, which many type anyway. */
export function findWhen(
  text: string,
  language: Language,
  parsers: readonly (readonly [Language, TimeParser])[],
  now: Date,
): FoundWhen | undefined {
  const known = rewrite(text, language, now);
  const found = parsers.flatMap(([spoken, parser]) => {
    const [first] = parser.parse(known, now, { forwardDate: true });
    return first ? [{ spoken, first }] : [];
  });
  // Whoever understands more of it is right: "fri 3pm" is an hour only to who knows no "fri".
  const best = found.reduce<(typeof found)[number] | undefined>(
    (longest, each) => (longest && longest.first.text.length >= each.first.text.length ? longest : each),
    undefined,
  );
  return (
    best && { start: startOf(best.first, now), end: endOf(best.first), rest: without(known, best.first, best.spoken) }
  );
}

function startOf({ start }: ParsedResult, now: Date): Date {
  const date = start.date();
  if (start.isCertain('hour')) return withoutSeconds(date);
  // "This evening" implies an hour; noon, or the present one, only stands in for none.
  const implied = start.get('hour') ?? 12;
  const isMeant = implied !== 12 && implied !== now.getHours();
  date.setHours(isMeant ? implied : morning, 0, 0, 0);
  return date;
}

function endOf({ end }: ParsedResult): Date | undefined {
  return end?.isCertain('hour') === true ? withoutSeconds(end.date()) : undefined;
}

function withoutSeconds(date: Date): Date {
  date.setSeconds(0, 0);
  return date;
}

function without(text: string, { index, text: matched }: ParsedResult, language: Language): string {
  const before = text.slice(0, index).replace(leadingWords[language], '');
  const after = text.slice(index + matched.length);
  return `${before} ${after}`
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,.;:!?])/gu, '$1')
    .replace(/^[\s,;:–-]+|[\s,;:–-]+$/gu, '');
}
