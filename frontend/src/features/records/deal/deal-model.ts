import type { DealMember, Stage } from '@/shared/deals/deal-types';

/** Where a deal usually goes from here; one that is closed goes back to the last open stage. */
export function nextStage(stages: readonly Stage[], stageId: string): Stage | undefined {
  const at = stages.findIndex(({ id }) => id === stageId);
  if (at < 0) return undefined;
  if (stages[at]?.kind !== 'open') return stages.findLast(({ kind }) => kind === 'open');
  return stages.slice(at + 1).find(({ kind }) => kind !== 'lost');
}

export function sumOfShares(members: readonly DealMember[]): number {
  return members.reduce((sum, { share }) => sum + (share ?? 0), 0);
}
