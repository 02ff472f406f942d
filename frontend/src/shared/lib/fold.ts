/** Case and accents do not matter to whoever searches or compares: "García" is "garcia". */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
