import type { NeglectRule } from './neglect-api';

/** Whether the server would take it. */
export function isWhole({ name, days, answerHours }: NeglectRule): boolean {
  return name.trim() !== '' && days >= 1 && (answerHours === null || answerHours >= 1);
}

/** The first rule that fits counts, so their order matters. */
export function movedUp<T>(rules: readonly T[], index: number): T[] {
  const rule = rules[index];
  if (rule === undefined || index === 0) return [...rules];
  const others = rules.toSpliced(index, 1);
  return others.toSpliced(index - 1, 0, rule);
}
