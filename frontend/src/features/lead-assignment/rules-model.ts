import type { AssignmentMember, AssignmentRule } from './assignment-api';

/** Whether the server would take it. */
export function isWhole({ name, strategy, members }: AssignmentRule): boolean {
  return name.trim() !== '' && (strategy === 'partner' || members.length > 0);
}

/** The first rule that fits counts, so their order matters. */
export function movedUp<T>(rules: readonly T[], index: number): T[] {
  const rule = rules[index];
  if (rule === undefined || index === 0) return [...rules];
  const others = rules.toSpliced(index, 1);
  return others.toSpliced(index - 1, 0, rule);
}

/** The chosen people; who was there before keeps what was said of them. */
export function withMembers(before: readonly AssignmentMember[], users: readonly string[]): AssignmentMember[] {
  return users.map((userId) => before.find((member) => member.userId === userId) ?? { userId });
}
