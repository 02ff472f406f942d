/** A share as people say it: seven of ten; of a hundred where it is less than one of ten. */
export function ofTen(share: number): { count: number; of: number } {
  return share >= 0.095
    ? { count: Math.round(share * 10), of: 10 }
    : { count: Math.max(1, Math.round(share * 100)), of: 100 };
}

/** How far the bars of what is bought and what is not go, where the longest is the whole width. */
export function barShares(
  { bought, white }: { bought: number; white: number | null },
  longest: number,
): { bought: number; white: number } {
  const whole = Math.max(longest, Number.EPSILON);
  return { bought: Math.min(100, (100 * bought) / whole), white: Math.min(100, (100 * (white ?? 0)) / whole) };
}
