import type { HandoverBody, Rule } from './handover-api';

export const rules = ['heir', 'roundRobin', 'team'] as const satisfies readonly Rule[];

export type HandoverDraft = {
  rule: Rule;
  userIds: readonly string[];
  /** Whoever gets single types instead, by the type's name. */
  others: Readonly<Record<string, string>>;
};

/** As the server takes it; undefined until it says to whom. */
export function bodyOf({ rule, userIds, others }: HandoverDraft): HandoverBody | undefined {
  if (rule !== 'team' && userIds.length === 0) return undefined;
  const byType = Object.entries(others).filter(([, userId]) => userId !== '');
  return {
    rule,
    ...(rule === 'team' ? {} : { userIds: rule === 'heir' ? userIds.slice(0, 1) : [...userIds] }),
    ...(byType.length === 0
      ? {}
      : {
          byType: Object.fromEntries(
            byType.map(([type, userId]) => [type, { rule: 'heir' as const, userIds: [userId] }]),
          ),
        }),
  };
}
