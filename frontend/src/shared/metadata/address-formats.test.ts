import { describe, expect, it } from 'vitest';
import { formatOf, isUsualPostalCode, partsOf, type AddressFormat, type AddressFormats } from './address-formats';

function format(order: string[], more: Partial<AddressFormat> = {}): AddressFormat {
  return { order, required: [], upper: [], ...more };
}

const formats: AddressFormats = {
  US: format(['street', 'city', 'region', 'postalCode'], { postalCodePattern: '(\\d{5})(?:[ \\-](\\d{4}))?' }),
  DE: format(['street', 'postalCode', 'city'], { postalCodePattern: '\\d{5}', postalCodeExample: '26133' }),
  ZZ: format(['street', 'city']),
};

describe('addresses by country', () => {
  it('come in the order of their lines, and keep the parts that their post does not ask for', () => {
    expect(partsOf(formatOf(formats, 'US'))).toEqual(['street', 'city', 'region', 'postalCode']);
    expect(partsOf(formatOf(formats, 'DE'))).toEqual(['street', 'postalCode', 'city', 'region']);
  });

  it('have the usual order without a country, and the common one in countries without a layout', () => {
    expect(partsOf(formatOf(formats, null))).toEqual(['street', 'postalCode', 'city', 'region']);
    expect(partsOf(formatOf(formats, 'XK'))).toEqual(['street', 'city', 'postalCode', 'region']);
    expect(partsOf(formatOf(undefined, 'US'))).toEqual(['street', 'postalCode', 'city', 'region']);
  });

  it.each([
    ['US', '95014', true],
    ['US', '95014-1234', true],
    ['US', '9501', false],
    ['DE', '123456', false],
    ['DE', ' 10115 ', true],
    ['DE', '', true],
    ['XK', 'whatever', true],
  ])('know the postal codes of %s: %s', (country, code, isUsual) => {
    expect(isUsualPostalCode(formatOf(formats, country), code)).toBe(isUsual);
  });
});
