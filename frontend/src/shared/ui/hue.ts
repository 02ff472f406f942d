import type { CSSProperties } from 'react';

const hues = [165, 205, 250, 295, 345, 30, 65, 115] as const;

/** The same key has the same colour everywhere; lightness and contrast stay with the style sheet. */
export function hueStyle(key: string): CSSProperties {
  let hash = 0;
  for (const character of key) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return { '--hue': hues[hash % hues.length] } as CSSProperties;
}
