type VisitRule = { path: string; product: string };

/** What stands between commas, blanks and line ends. */
export function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/** Lines of "path = product"; a line without either says nothing. */
export function rulesOf(text: string): VisitRule[] {
  return text
    .split('\n')
    .map((line) => {
      const at = line.indexOf('=');
      return { path: (at < 0 ? line : line.slice(0, at)).trim(), product: at < 0 ? '' : line.slice(at + 1).trim() };
    })
    .filter(({ path, product }) => path !== '' && product !== '');
}

export function rulesText(rules: readonly VisitRule[]): string {
  return rules.map(({ path, product }) => `${path} = ${product}`).join('\n');
}
