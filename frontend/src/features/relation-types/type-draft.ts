import type { Language } from '@/shared/i18n/languages';
import { languages } from '@/shared/i18n/languages';
import type { RelationType } from '@/shared/relations/relation-types';
import type { Names } from './type-api';

export type Side = { forward: string; backward: string };
export type TypeDraft = {
  from: RelationType['from'];
  to: RelationType['to'];
  isAlike: boolean;
  names: Record<Language, Side>;
};

export function draftOf(type: RelationType | null): TypeDraft {
  const named = (language: Language): Side => {
    const name = type?.names.find((each) => each.language === language);
    return { forward: name?.forward ?? '', backward: name?.backward ?? '' };
  };
  return {
    from: type?.from ?? 'any',
    to: type?.to ?? 'any',
    isAlike: type !== null && type.key === type.inverse,
    names: Object.fromEntries(languages.map((language) => [language, named(language)])) as TypeDraft['names'],
  };
}

/** The writer's own language comes first: where another has no name, that one is shown. */
export function namesOf({ names, isAlike }: TypeDraft, own: Language): Names {
  return [own, ...languages.filter((language) => language !== own)]
    .map((language) => {
      const forward = names[language].forward.trim();
      return { language, forward, backward: isAlike ? forward : names[language].backward.trim() };
    })
    .filter(({ forward, backward }) => forward !== '' && backward !== '');
}

/** Which side of the writer's own language, or of one that is half done, has no name yet. */
export function missing({ names, isAlike }: TypeDraft, own: Language): { language: Language; side: keyof Side }[] {
  return languages.flatMap((language) => {
    const { forward, backward } = names[language];
    const isBegun = language === own || `${forward}${isAlike ? '' : backward}`.trim() !== '';
    if (!isBegun) return [];
    return [
      ...(forward.trim() === '' ? [{ language, side: 'forward' as const }] : []),
      ...(!isAlike && backward.trim() === '' ? [{ language, side: 'backward' as const }] : []),
    ];
  });
}
