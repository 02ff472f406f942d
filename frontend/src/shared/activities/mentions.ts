/** Who was chosen while typing, by the name that stands in the text. */
export type Mentioned = ReadonlyMap<string, string>;

/** What is being typed after an @ that begins a word, and where it stands; undefined when nobody is being named. */
export function typedMention(text: string, caret: number): { from: number; q: string } | undefined {
  const found = /(?:^|[\s(])@([\p{L}\p{M}.'-]*(?: [\p{L}\p{M}.'-]*)?)$/u.exec(text.slice(0, caret));
  return found?.[1] === undefined ? undefined : { from: caret - found[1].length - 1, q: found[1] };
}

/** The text with the name in the place of what was typed, and where the caret goes. */
export function insertMention(
  text: string,
  from: number,
  caret: number,
  name: string,
): { text: string; caret: number } {
  const inserted = `@${name} `;
  return { text: text.slice(0, from) + inserted + text.slice(caret).replace(/^ /, ''), caret: from + inserted.length };
}

/** As the server takes it: `@[Name](user:id)`. The longest names first, so that "Ana" does not cut "Ana Ruiz". */
export function withMentions(text: string, mentioned: Mentioned): string {
  const names = [...mentioned.keys()].sort((a, b) => b.length - a.length);
  if (names.length === 0) return text;
  const pattern = new RegExp(`@(${names.map(escape).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return text.replace(pattern, (_, name: string) => `@[${name}](user:${mentioned.get(name) ?? ''})`);
}

function escape(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
