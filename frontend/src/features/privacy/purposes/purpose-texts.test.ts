import { expect, it } from 'vitest';
import { givenTexts, incompleteLanguage } from './purpose-texts';

it('sends the languages that were written in, and names one that is half done', () => {
  const texts = { en: { name: ' News ', text: 'Once a month.' }, it: { name: '', text: ' ' } };
  expect(givenTexts(texts)).toEqual({ en: { name: 'News', text: 'Once a month.' } });
  expect(incompleteLanguage(texts)).toBeUndefined();
  expect(incompleteLanguage({ ...texts, ru: { name: 'Новости', text: '' } })).toBe('ru');
});
