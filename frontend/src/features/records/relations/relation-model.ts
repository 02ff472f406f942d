import { sideName, type PartyType, type RelationType } from '@/shared/relations/relation-types';

export const employment = 'worksFor';
export const employs = 'employs';

/** One side of a type, as somebody at this end says it. */
export type Side = { code: string; name: string; other: PartyType | 'any' };

/** What a party of this kind can be to others, in the order of the catalogue; work has a list of its own. */
export function sidesOf(types: readonly RelationType[], kind: PartyType, language: string): Side[] {
  return types
    .filter(({ key, isRetired }) => !isRetired && key !== employment)
    .flatMap(({ key, inverse, from, to }) => {
      const sides = [
        ...(fits(from, kind) ? [{ code: key, other: to }] : []),
        ...(fits(to, kind) && inverse !== key ? [{ code: inverse, other: from }] : []),
      ];
      return sides.map((side) => ({ ...side, name: sideName(types, side.code, language) }));
    });
}

/** What is sent to make a relation: said from this end, whichever way round it is kept. */
export function relationBody(
  code: string,
  here: { type: PartyType; id: string },
  there: { type: PartyType; id: string },
): Record<string, string> {
  const ends = { contact: 'ContactId', account: 'AccountId' } as const;
  return { type: code, [`from${ends[here.type]}`]: here.id, [`to${ends[there.type]}`]: there.id };
}

function fits(kind: PartyType | 'any', party: PartyType): boolean {
  return kind === 'any' || kind === party;
}
