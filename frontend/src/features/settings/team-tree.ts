import type { Team } from '@/shared/api/types';

export type TeamNode = { team: Team; depth: number };

/** The teams as one reads a tree: each followed by those below it. */
export function treeOf(teams: readonly Team[]): TeamNode[] {
  const known = new Set(teams.map(({ id }) => id));
  const below = (parentId: string | null, depth: number): TeamNode[] =>
    teams
      .filter((team) => (known.has(team.parentId ?? '') ? team.parentId : null) === parentId)
      .flatMap((team) => [{ team, depth }, ...below(team.id, depth + 1)]);
  return below(null, 0);
}

/** A team and all below it: nowhere there can it be moved. */
export function withDescendants(teams: readonly Team[], id: string): Set<string> {
  const found = new Set([id]);
  for (const { team } of treeOf(teams)) if (found.has(team.parentId ?? '')) found.add(team.id);
  return found;
}
