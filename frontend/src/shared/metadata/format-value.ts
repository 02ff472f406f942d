import type { Address, Email, FieldInfo, Money, Phone } from '../api/types';

export type ValueFormatter = {
  date: (value: string) => string;
  dateTime: (value: string) => string;
  time: (value: string) => string;
  number: (value: number, field?: FieldInfo) => string;
  money: (value: Money) => string;
  country: (code: string) => string;
  language: (tag: string) => string;
  address: (address: Address) => string;
  list: (values: readonly string[]) => string;
};

export function createValueFormatter(locale: string, timeZone: string): ValueFormatter {
  // A date without time belongs to no zone: shown in UTC, it stays the day that was entered.
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const year = new Intl.NumberFormat(locale, { useGrouping: false });
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const languages = new Intl.DisplayNames(locale, { type: 'language' });

  const country = (code: string) => nameOr(code, () => countries.of(code.toUpperCase()));
  return {
    date: (value) => formatInstant(date, `${value}T00:00:00Z`, value),
    dateTime: (value) => formatInstant(dateTime, value, value),
    time: (value) => formatInstant(time, value, value),
    number: (value, field) => (field?.name.endsWith('Year') === true ? year : number).format(value),
    money: (value) => formatMoney(locale, value),
    country,
    language: (tag) =>
      capitalise(
        nameOr(tag, () => languages.of(tag)),
        locale,
      ),
    address: (address) =>
      [
        address.street,
        [address.postalCode, address.city].filter(Boolean).join(' '),
        address.region,
        address.country ? country(address.country) : null,
      ]
        .filter(Boolean)
        .join(', '),
    list: (values) => values.join(', '),
  };
}

function formatInstant(format: Intl.DateTimeFormat, instant: string, fallback: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? fallback : format.format(date);
}

function formatMoney(locale: string, { amount, currency }: Money): string {
  try {
    const fractions = Number.isInteger(amount) ? { maximumFractionDigits: 0 } : {};
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...fractions }).format(amount);
  } catch {
    return `${amount} ${currency}`;
  }
}

/** An imported code may be none: it is then shown as it came. */
function nameOr(code: string, name: () => string | undefined): string {
  try {
    return name() ?? code;
  } catch {
    return code;
  }
}

function capitalise(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}

export function primaryEmail(value: unknown): string | undefined {
  return (value as Email[] | null | undefined)?.[0]?.address;
}

export function primaryPhone(value: unknown): Phone | undefined {
  return (value as Phone[] | null | undefined)?.[0];
}

/** What to show of a phone: as it was typed, which is how its owner writes it. */
export function phoneText(phone: Phone): string {
  return phone.raw ?? phone.number;
}

/** RFC 3966: what a phone dials, with the extension behind a pause of its own. */
export function dialHref({ number, extension }: Phone): string {
  return `tel:${number}${extension ? `;ext=${extension}` : ''}`;
}

/** Only web addresses become links: a script hidden in an imported cell must not. */
export function webHref(value: string): string | undefined {
  const href = /^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value}`;
  return /^https?:\/\/[^\s/]+/i.test(href) ? href : undefined;
}
