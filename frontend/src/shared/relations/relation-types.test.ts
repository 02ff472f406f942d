import { expect, it } from 'vitest';
import { sidesOf, type RelationType } from './relation-types';

const type = (key: string, inverse: string, from: RelationType['from'], to: RelationType['to']): RelationType => ({
  key,
  inverse,
  from,
  to,
  names: [{ language: 'en', forward: `${key} (there)`, backward: `${inverse} (back)` }],
  isBuiltIn: true,
  isRetired: false,
});

it('offers the sides that somebody can have, by name', () => {
  const types = [
    type('worksFor', 'employs', 'contact', 'account'),
    type('partnerOf', 'partnerOf', 'any', 'any'),
    type('supplierOf', 'customerOf', 'any', 'any'),
  ];
  expect(sidesOf(types, 'account', 'en').map(({ code }) => code)).toEqual([
    'customerOf',
    'employs',
    'partnerOf',
    'supplierOf',
  ]);
  expect(sidesOf(types, 'contact', 'en').map(({ name }) => name)).toContain('worksFor (there)');
});
