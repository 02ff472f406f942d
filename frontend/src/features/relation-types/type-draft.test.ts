import { expect, it } from 'vitest';
import type { RelationType } from '@/shared/relations/relation-types';
import { draftOf, missing, namesOf } from './type-draft';

const inspects: RelationType = {
  key: 'inspects',
  inverse: 'inspects-inverse',
  from: 'account',
  to: 'account',
  names: [{ language: 'es', forward: 'inspecciona', backward: 'inspeccionado por' }],
  isBuiltIn: false,
  isRetired: false,
};

it('writes the own language first and leaves out those without a name', () => {
  const draft = draftOf(inspects);
  draft.names.en = { forward: ' inspects ', backward: 'inspected by' };
  expect(namesOf(draft, 'en')).toEqual([
    { language: 'en', forward: 'inspects', backward: 'inspected by' },
    { language: 'es', forward: 'inspecciona', backward: 'inspeccionado por' },
  ]);
});

it('asks for both sides of the own language and of one that is half done, and for one side where both are alike', () => {
  const draft = draftOf(null);
  draft.names.it = { forward: 'vicino di', backward: '' };
  expect(missing(draft, 'en')).toEqual([
    { language: 'en', side: 'forward' },
    { language: 'en', side: 'backward' },
    { language: 'it', side: 'backward' },
  ]);
  expect(missing({ ...draft, isAlike: true }, 'en')).toEqual([{ language: 'en', side: 'forward' }]);
  expect(namesOf({ ...draft, isAlike: true }, 'it')).toEqual([
    { language: 'it', forward: 'vicino di', backward: 'vicino di' },
  ]);
});
