import { describe, expect, it } from 'vitest';
import { accountType, contactType } from '@/test/msw/records/record-types';
import { fieldOf } from '@/shared/metadata/record-type';
import { checkValue, isEmailAddress, normaliseValue } from './field-draft';

function field(name: string) {
  const found = fieldOf(contactType, name) ?? fieldOf(accountType, name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
}

describe('normaliseValue', () => {
  it('sends nothing for blank text and drops blank rows', () => {
    expect(normaliseValue(field('title'), '  ')).toBeNull();
    expect(normaliseValue(field('title'), ' CFO ')).toBe('CFO');
    expect(
      normaliseValue(field('emails'), [
        { address: ' ', label: 'work' },
        { address: ' a@b.example', label: 'home' },
      ]),
    ).toEqual([{ address: 'a@b.example', label: 'home' }]);
    expect(
      normaliseValue(field('addresses'), [
        { street: '', city: ' Wien ', region: null, postalCode: null, country: null, label: 'work' },
      ]),
    ).toEqual([{ street: null, city: 'Wien', region: null, postalCode: null, country: null, label: 'work' }]);
    expect(normaliseValue(field('tags'), ['vip', ' vip ', ''])).toEqual(['vip']);
    expect(normaliseValue(field('annualRevenue'), { currency: 'EUR' })).toBeNull();
  });
});

describe('checkValue', () => {
  it('says what is missing or wrong before the server has to', () => {
    expect(checkValue(field('name'), ' ')).toBe('required');
    expect(checkValue(field('salutation'), 'x'.repeat(61))).toBe('tooLong');
    expect(checkValue(field('emails'), [{ address: 'nobody', label: 'work' }])).toBe('email');
    expect(checkValue(field('website'), 'not a site')).toBe('url');
    expect(checkValue(field('phones'), [{ number: 'call me', raw: 'call me', label: 'work' }])).toBe('phone');
    expect(checkValue(field('employees'), Number.NaN)).toBe('number');
  });

  it('has nothing to say about what is right', () => {
    expect(checkValue(field('website'), 'example.com/about')).toBeUndefined();
    expect(checkValue(field('emails'), [])).toBeUndefined();
    expect(checkValue(field('birthday'), '1980-02-29')).toBeUndefined();
  });
});

describe('isEmailAddress', () => {
  it.each(['a@b.example', "o'neil+crm@sub.domain.example", '用户@例子.cn'])('accepts %s', (address) =>
    expect(isEmailAddress(address)).toBe(true),
  );
  it.each(['a', 'a@b', 'a b@c.example', 'a@b.', '@b.example'])('refuses %s', (address) =>
    expect(isEmailAddress(address)).toBe(false),
  );
});
