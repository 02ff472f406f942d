export type ScriptBlock = { kind: 'heading' | 'list' | 'text'; lines: string[] };

const heading = /^#{1,6}\s+(.*)$/;
const item = /^\s*(?:[-*+]|\d+[.)])\s+(.*)$/;

/** The little of Markdown that a script is written in; anything else stays as it was typed. */
export function blocksOf(text: string): ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  let open: ScriptBlock | undefined;
  for (const line of text.split(/\r?\n/)) {
    const title = heading.exec(line)?.[1];
    const entry = item.exec(line)?.[1];
    if (title !== undefined) {
      blocks.push({ kind: 'heading', lines: [title] });
      open = undefined;
    } else if (entry !== undefined) {
      if (open?.kind !== 'list') blocks.push((open = { kind: 'list', lines: [] }));
      open.lines.push(entry);
    } else if (line.trim() === '') {
      open = undefined;
    } else {
      if (open?.kind !== 'text') blocks.push((open = { kind: 'text', lines: [] }));
      open.lines.push(line);
    }
  }
  return blocks;
}

/** Words between two stars or underscores are said with emphasis. */
export function spansOf(line: string): { text: string; isStrong: boolean }[] {
  return line
    .split(/(\*\*[^*]+\*\*|__[^_]+__)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^(\*\*[^*]+\*\*|__[^_]+__)$/.test(part)
        ? { text: part.slice(2, -2), isStrong: true }
        : { text: part, isStrong: false },
    );
}
