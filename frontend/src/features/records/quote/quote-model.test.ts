import { describe, expect, it } from 'vitest';
import { actsOn, inputOf, numberOf, type SheetLine } from './quote-model';

const line: SheetLine = {
  name: 'Scale',
  quantity: 2,
  unitPrice: 90,
  discount: 5,
  taxRate: 21,
  optional: false,
  productId: 'p',
  unit: null,
  priceRule: 'Book: rule',
  discountRule: 'Regular',
  chosen: false,
  net: 171,
  tax: 35.91,
  total: 206.91,
};

describe('a line that is sent again', () => {
  it('asks anew for what a rule gave', () => {
    expect(inputOf(line)).not.toHaveProperty('unitPrice');
    expect(inputOf(line)).not.toHaveProperty('discount');
  });

  it('keeps what somebody wrote', () => {
    expect(inputOf({ ...line, priceRule: null, discountRule: null })).toMatchObject({ unitPrice: 90, discount: 5 });
    expect(inputOf({ ...line, discountRule: null })).toMatchObject({ discount: 5 });
  });
});

describe('numberOf', () => {
  it.each([
    ['1,5', 1.5],
    [' 1 000.25 ', 1000.25],
    ['-3', -3],
    ['abc', undefined],
    ['', undefined],
    ['0.1234567', undefined],
  ])('reads %j as %j', (text, number) => expect(numberOf(text)).toBe(number));
});

it('an accepted quote can only be looked at', () => expect(actsOn('accepted')).toEqual([]));
