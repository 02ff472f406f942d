import { queryOptions } from '@tanstack/react-query';
import { request } from '../api/client';
import type { components } from '../api/schema';

export type AddressFormat = components['schemas']['AddressFormat'];
export type AddressFormats = Record<string, AddressFormat>;

export const addressParts = ['street', 'postalCode', 'city', 'region'] as const;
export type AddressPart = (typeof addressParts)[number];

/** Published layouts, a few kilobytes: asked for with the first address that somebody edits. */
export const addressFormatsQuery = queryOptions({
  queryKey: ['address-formats'],
  queryFn: async ({ signal }) => (await request<AddressFormats>('GET', '/metadata/address-formats', { signal })).data,
  staleTime: Infinity,
});

/** "ZZ" stands for every country that has no layout of its own. */
export function formatOf(formats: AddressFormats | undefined, country: string | null): AddressFormat | undefined {
  return country === null ? undefined : (formats?.[country] ?? formats?.ZZ);
}

/** In the order of the country's lines; what its post does not ask for comes last, since nobody wants to lose it. */
export function partsOf(format: AddressFormat | undefined): readonly AddressPart[] {
  if (!format) return addressParts;
  const ordered = format.order.filter((part): part is AddressPart =>
    (addressParts as readonly string[]).includes(part),
  );
  return [...ordered, ...addressParts.filter((part) => !ordered.includes(part))];
}

/** Whether a postal code looks as the country writes it; an empty one, or a country without a pattern, is fine. */
export function isUsualPostalCode(format: AddressFormat | undefined, postalCode: string | null): boolean {
  const code = postalCode?.trim() ?? '';
  if (code === '' || format?.postalCodePattern == null) return true;
  return new RegExp(`^(?:${format.postalCodePattern})$`, 'i').test(code);
}
