import { expect, it } from 'vitest';
import { rulesOf, rulesText, wordsOf } from './visit-rules';

it('reads rules as lines, leaves out what says nothing, and writes them back', () => {
  const rules = rulesOf('/scales = Scales\n\n/a=b=c\nno product =\n');
  expect(rules).toEqual([
    { path: '/scales', product: 'Scales' },
    { path: '/a', product: 'b=c' },
  ]);
  expect(rulesOf(rulesText(rules))).toEqual(rules);
  expect(wordsOf(' https://a.example, https://b.example\n')).toEqual(['https://a.example', 'https://b.example']);
});
