import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client';

export type PartyType = 'contact' | 'account';

export type RelationType = {
  key: string;
  inverse: string;
  from: PartyType | 'any';
  to: PartyType | 'any';
  names: { language: string; forward: string; backward: string }[];
  isBuiltIn: boolean;
  isRetired: boolean;
};

export const relationTypesQuery = queryOptions({
  queryKey: ['relation-types'],
  queryFn: async ({ signal }) =>
    (await request<{ items: RelationType[] }>('GET', '/relation-types', { signal })).data.items,
  staleTime: 5 * 60_000,
});

/** What a type is called from the side that says this code. */
export function sideName(types: readonly RelationType[], code: string, language: string): string {
  const type = types.find(({ key, inverse }) => key === code || inverse === code);
  const name = type?.names.find((each) => each.language === language) ?? type?.names[0];
  return (code === type?.key ? name?.forward : name?.backward) ?? code;
}

/** What somebody of this type may be to others: either side of each type of relation, by name. */
export function sidesOf(types: readonly RelationType[], recordType: string, language: string) {
  const sides = types.flatMap(({ key, inverse, from, to }) => [
    ...(from === 'any' || from === recordType ? [key] : []),
    ...(key !== inverse && (to === 'any' || to === recordType) ? [inverse] : []),
  ]);
  return sides
    .map((code) => ({ code, name: sideName(types, code, language) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}
