import type { Address, Email, FieldInfo, Money, Phone } from '../../api/types';
import { isEmptyValue } from '../../metadata/record-type';

/** What is being typed or chosen. A reference brings the label of what was chosen, to show it before the server answers. */
export type FieldDraft = { value: unknown; label?: string | null };

export type DraftProblem = 'required' | 'tooLong' | 'email' | 'url' | 'number' | 'date' | 'phone';

/** As it will be sent: trimmed, without empty rows, nothing as null. */
export function normaliseValue(field: FieldInfo, value: unknown): unknown {
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'url':
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
    case 'tags':
      return [...new Set(((value ?? []) as string[]).map((tag) => tag.trim()).filter(Boolean))];
    case 'multiChoice':
      return value ?? [];
    case 'emails':
      return ((value ?? []) as Email[])
        .map((email) => ({ ...email, address: email.address.trim() }))
        .filter((email) => email.address !== '');
    case 'phones':
      return normalisePhones((value ?? []) as Phone[]);
    case 'addresses':
      return ((value ?? []) as Address[]).map(trimAddress).filter(isAddressGiven);
    case 'money':
      return isEmptyValue((value as Money | null)?.amount) ? null : value;
    case 'choice':
    case 'date':
    case 'dateTime':
    case 'number':
    case 'boolean':
    case 'reference':
    case 'language':
    case 'country':
    case 'recurrence':
      return isEmptyValue(value) ? null : value;
    case 'objects':
      return ((value ?? []) as { text?: string }[]).filter(({ text }) => text?.trim() !== '');
  }
}

/** The number is the server's to derive; what was typed is sent in both members. */
function normalisePhones(phones: readonly Phone[]): Phone[] {
  return phones
    .map((phone) => ({ ...phone, number: phone.number.trim(), raw: (phone.raw ?? phone.number).trim() }))
    .filter((phone) => phone.raw !== '');
}

function trimAddress(address: Address): Address {
  const trimmed = (text: string | null) => (text === null || text.trim() === '' ? null : text.trim());
  return {
    street: trimmed(address.street),
    city: trimmed(address.city),
    region: trimmed(address.region),
    postalCode: trimmed(address.postalCode),
    country: trimmed(address.country),
    label: address.label,
  };
}

function isAddressGiven({ street, city, region, postalCode, country }: Address): boolean {
  return [street, city, region, postalCode, country].some((part) => part !== null);
}

/** What the user can mend before the server has to say so; the server has the last word. */
export function checkValue(field: FieldInfo, value: unknown): DraftProblem | undefined {
  const sent = normaliseValue(field, value);
  if (isEmptyValue(sent)) return field.required ? 'required' : undefined;
  switch (field.kind) {
    case 'text':
    case 'longText':
      return isTooLong(field, String(sent)) ? 'tooLong' : undefined;
    case 'url':
      if (isTooLong(field, String(sent))) return 'tooLong';
      return /^(https?:\/\/)?[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/i.test(String(sent)) ? undefined : 'url';
    case 'emails':
      return (sent as Email[]).every((email) => isEmailAddress(email.address)) ? undefined : 'email';
    case 'phones':
      return (sent as Phone[]).every((phone) => (phone.raw ?? '').replace(/\D/g, '').length >= 3) ? undefined : 'phone';
    case 'number':
      return Number.isFinite(sent) ? undefined : 'number';
    case 'money':
      return Number.isFinite((sent as Money).amount) ? undefined : 'number';
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(sent)) ? undefined : 'date';
    case 'choice':
    case 'multiChoice':
    case 'tags':
    case 'addresses':
    case 'dateTime':
    case 'boolean':
    case 'reference':
    case 'language':
    case 'country':
    case 'recurrence':
    case 'objects':
      return undefined;
  }
}

function isTooLong(field: FieldInfo, text: string): boolean {
  return typeof field.maxLength === 'number' && text.length > field.maxLength;
}

/** The server's own rule: one @, something before it, a domain with a dot behind it. */
export function isEmailAddress(text: string): boolean {
  return /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+$/.test(text) && text.length <= 254;
}
