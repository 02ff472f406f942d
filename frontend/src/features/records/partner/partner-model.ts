import type { PartnerRegion } from './partner-api';

/** "ES", "ES Galicia" or "ES 28": a country, then a region or the beginning of its postcodes. */
export function regionOf(text: string): PartnerRegion {
  const [country = '', ...rest] = text.trim().split(/\s+/);
  const part = rest.join(' ');
  if (part === '') return { country };
  return /\d/.test(part) ? { country, postalPrefix: part } : { country, region: part };
}

export function textOf({ country, region, postalPrefix }: PartnerRegion): string {
  return [country, region ?? postalPrefix].filter((part) => part != null).join(' ');
}
