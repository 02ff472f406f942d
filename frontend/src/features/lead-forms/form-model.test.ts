import { expect, it } from 'vitest';
import { choicesOf, choicesText, missing, moved, newDraft, problemOf, snippetOf, withText } from './form-model';

const usual = ['givenName', 'familyName', 'companyName', 'email', 'message'];

it('says in which languages a text that was begun is missing, and asks for none that goes without saying', () => {
  const { design } = newDraft();
  expect(missing(design, usual)).toEqual([]);
  const begun = { ...design, title: { en: 'Ask us', es: 'Pregúntanos' } };
  expect(missing(begun, usual)).toEqual(['zh', 'ru', 'it']);
  const own = { ...begun, fields: [{ field: 'custom.size', required: false, label: { en: 'Size' } }] };
  expect(missing(own, usual)).toEqual(['es', 'zh', 'ru', 'it']);
});

it('says what is in the way of saving, one thing after the other', () => {
  const draft = newDraft();
  expect(problemOf(draft)).toBe('name');
  const named = { ...draft, name: 'Contact' };
  expect(problemOf(named)).toBe('title');
  const titled = { ...named, design: { ...named.design, title: { ru: 'Форма' } } };
  expect(problemOf(titled)).toBeUndefined();
  const unreachable = titled.design.fields.map((field) => ({ ...field, required: false }));
  expect(problemOf({ ...titled, design: { ...titled.design, fields: unreachable } })).toBe('reach');
});

it('reads choices as lines and keeps what they are called in other languages', () => {
  const begun = choicesOf('ES = Spain\nIT\n\n', [{ value: 'ES', label: { es: 'España' } }], 'en');
  expect(begun).toEqual([
    { value: 'ES', label: { es: 'España', en: 'Spain' } },
    { value: 'IT', label: {} },
  ]);
  expect(choicesText(begun, 'en')).toBe('ES = Spain\nIT');
  expect(choicesText(begun, 'es')).toBe('ES = España\nIT');
});

it('moves a question and drops a text that was emptied', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(withText({ en: 'x', es: 'y' }, 'en', '')).toEqual({ es: 'y' });
});

it('writes a snippet in which a name cannot break out', () => {
  const snippet = snippetOf({ address: 'https://crm.example/f/abc', key: 'abc', name: 'A "<b>' });
  expect(snippet).toContain('src="https://crm.example/f/embed.js" data-form="abc"');
  expect(snippet).not.toContain('<b>');
});
