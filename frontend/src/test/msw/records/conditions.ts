import type { Address, Condition, CrmRecord, Email, Money, Phone } from '@/shared/api/types';

export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Every word of the question must begin a word, or stand within Chinese text, an address or a number. */
export function matchesText(record: CrmRecord, q: string): boolean {
  const texts = ['displayName', 'name', 'givenName', 'familyName', 'nickname'].map((name) =>
    fold(asText(record[name])),
  );
  const emails = ((record.emails ?? []) as Email[]).map((email) => fold(email.address));
  const phones = ((record.phones ?? []) as Phone[]).map((phone) => phone.number);
  const cities = ((record.addresses ?? []) as Address[]).map((address) => fold(address.city ?? ''));
  return fold(q)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => {
      const digits = word.replace(/\D/g, '');
      return (
        [...texts, ...cities].some(
          (text) =>
            text.split(/\s+/).some((part) => part.startsWith(word)) ||
            (/\p{Script=Han}/u.test(word) && text.includes(word)),
        ) ||
        emails.some((address) => address.includes(word)) ||
        (digits.length >= 3 && phones.some((number) => number.includes(digits)))
      );
    });
}

export function holds(record: CrmRecord, condition: Condition): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(record, part));
  if ('any' in condition) return condition.any.some((part) => holds(record, part));
  const { field, op, value } = condition;
  const values = valuesOf(record, field);
  const wanted = (Array.isArray(value) ? value : [value]).map(comparable);
  const [first] = wanted;
  switch (op) {
    case 'isNull':
      return (values.length === 0) === (value === true);
    case 'eq':
    case 'in':
      return values.some((each) => wanted.includes(each));
    case 'ne':
      return !values.some((each) => each === first);
    case 'contains':
      return values.some((each) => String(each).includes(String(first)));
    case 'startsWith':
      return values.some((each) => String(each).startsWith(String(first)));
    case 'gt':
      return values.some((each) => each > (first ?? ''));
    case 'gte':
      return values.some((each) => each >= (first ?? ''));
    case 'lt':
      return values.some((each) => each < (first ?? ''));
    case 'lte':
      return values.some((each) => each <= (first ?? ''));
  }
}

function valuesOf(record: CrmRecord, path: string): (string | number)[] {
  const [name = '', part] = path.split('.');
  const value = record[name];
  if (value === null || value === undefined) return [];
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => comparable(part === undefined ? item : (item as Record<string, unknown>)[part]));
}

function comparable(value: unknown): string | number {
  if (typeof value === 'number') return value;
  if (value !== null && typeof value === 'object') {
    if ('amount' in value) return (value as Money).amount;
    if ('address' in value) return fold((value as Email).address);
    if ('number' in value) return (value as Phone).number;
  }
  return fold(asText(value));
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** By the sort's field, names as a reader orders them, empty ones last. */
export function compareBy(sort: string, labelField: string): (a: CrmRecord, b: CrmRecord) => number {
  const key = sort.replace(/^-/, '');
  const name = key === 'name' ? labelField : key;
  const sign = sort.startsWith('-') ? -1 : 1;
  return (a, b) => {
    const [x, y] = [valuesOf(a, name)[0], valuesOf(b, name)[0]];
    if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? 1 : -1;
    return (
      (typeof x === 'number' && typeof y === 'number' ? x - y : x < y ? -1 : x > y ? 1 : 0) * sign ||
      (a.id < b.id ? -1 : 1)
    );
  };
}
