import { describe, expect, it } from 'vitest';
import { createValueFormatter, webHref } from './format-value';
import { initialsOf, sameValue } from './record-type';

describe('createValueFormatter', () => {
  const italian = createValueFormatter('it', 'America/Lima');

  it('keeps a date the day that was entered, in every time zone', () => {
    expect(italian.date('2026-03-01')).toBe('1 mar 2026');
  });

  it('writes money, countries and languages as the language does', () => {
    expect(italian.money({ amount: 1234.5, currency: 'EUR' }).replace(/\u00a0/g, ' ')).toBe('1234,50 €');
    expect(italian.country('ES')).toBe('Spagna');
    expect(italian.language('zh')).toBe('Cinese');
  });

  it('shows a code that is none as it came', () => {
    expect(italian.country('Atlantis')).toBe('Atlantis');
    expect(italian.money({ amount: 5, currency: '??' })).toBe('5 ??');
    expect(italian.date('soon')).toBe('soon');
  });
});

describe('webHref', () => {
  it('links web addresses only', () => {
    expect(webHref('example.com')).toBe('https://example.com');
    expect(webHref('http://example.com/a')).toBe('http://example.com/a');
    expect(webHref('javascript:alert(1)')).toBeUndefined();
    expect(webHref('data:text/html,x')).toBeUndefined();
  });
});

describe('initialsOf', () => {
  it.each([
    ['María García López', 'ML'],
    ['王小明', '王'],
    ['acme', 'A'],
    ['  ', '?'],
    ['(Blue) Heron', 'BH'],
  ])('of %s are %s', (name, initials) => expect(initialsOf(name)).toBe(initials));
});

describe('sameValue', () => {
  it('takes nothing for nothing, in whatever way it is said', () => {
    expect(sameValue(null, '')).toBe(true);
    expect(sameValue([], null)).toBe(true);
    expect(sameValue(0, null)).toBe(false);
  });
});
