/** The server's limits (its least length can be set, hence comes with the session). */
export const usualMinLength = 12;
const maxLength = 200;
const fewestCharacters = 5;

export type StrengthLevel = 'short' | 'monotonous' | 'tooLong' | 'fair' | 'good' | 'great';
export type PasswordStrength = {
  level: StrengthLevel;
  isEnough: boolean;
  /** Of the meter, in per cent. */
  fill: number;
  /** Characters that are missing. */
  missing: number;
};

/** Length is what makes guessing hard; rules about kinds of characters only make people write it down. */
export function strengthOf(password: string, minLength: number): PasswordStrength {
  const { length } = password;
  if (length < minLength) return weak('short', (length / minLength) * 40, minLength - length);
  if (length > maxLength) return weak('tooLong', 40);
  if (new Set(password).size < fewestCharacters) return weak('monotonous', 30);
  if (length < minLength + 4) return { level: 'fair', isEnough: true, fill: 60, missing: 0 };
  if (length < minLength + 8) return { level: 'good', isEnough: true, fill: 80, missing: 0 };
  return { level: 'great', isEnough: true, fill: 100, missing: 0 };
}

function weak(level: StrengthLevel, fill: number, missing = 0): PasswordStrength {
  return { level, isEnough: false, fill: Math.round(fill), missing };
}
