import { expect, it } from 'vitest';
import { regionOf, textOf } from './partner-model';

it.each([
  ['ES', { country: 'ES' }],
  ['ES Castilla y León', { country: 'ES', region: 'Castilla y León' }],
  ['GB SW1', { country: 'GB', postalPrefix: 'SW1' }],
])('reads %s as a region and writes it back', (text, region) => {
  expect(regionOf(text)).toEqual(region);
  expect(textOf(region)).toBe(text);
});
