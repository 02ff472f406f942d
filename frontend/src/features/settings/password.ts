const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A first password that can be read out: no letters that look alike, in groups of four. */
export function generatePassword(): string {
  const picks: string[] = [];
  while (picks.length < 20) {
    const [value = 255] = crypto.getRandomValues(new Uint8Array(1));
    // Values beyond the last whole multiple would make some letters likelier than others.
    if (value < 256 - (256 % letters.length)) picks.push(letters.charAt(value % letters.length));
  }
  return [0, 4, 8, 12, 16].map((start) => picks.slice(start, start + 4).join('')).join('-');
}
