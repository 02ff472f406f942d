import { useMessages } from 'use-intl';
import type { FieldInfo } from '../api/types';

export type Labels = {
  field: (recordType: string, name: string) => string;
  option: (recordType: string, field: FieldInfo, option: string) => string;
  section: (name: string) => string;
  /** The record type's name, "contact", as it stands within a sentence. */
  one: (recordType: string) => string;
  /** The call to make one, "New contact": languages decline it in their own ways. */
  create: (recordType: string) => string;
  /** The plural as a title, "Contacts". */
  many: (recordType: string) => string;
  yes: string;
  no: string;
};

const cache = new WeakMap<object, Labels>();

/**
 * Names of what the server declares. They are plain texts without placeholders, and every cell of a grid needs them:
 * read straight from the messages, once per language. What has no translation yet is shown readably.
 */
export function useLabels(): Labels {
  return labelsOf(useMessages());
}

function labelsOf(messages: object): Labels {
  let labels = cache.get(messages);
  if (!labels) {
    labels = createLabels(messages);
    cache.set(messages, labels);
  }
  return labels;
}

function createLabels(messages: object): Labels {
  const find = (paths: readonly string[], name: string) =>
    paths.map((path) => textAt(messages, path)).find((text) => text !== undefined) ?? humanise(name);
  return {
    field: (recordType, path) => {
      const [name = '', part] = path.split('.');
      const label = find([`fields.${recordType}.${name}`, `fields.common.${name}`], name.replace(/Id$/, ''));
      return part === undefined ? label : `${label}: ${find([`record.addressParts.${part}`], part)}`;
    },
    option: (recordType, field, option) =>
      find([`options.${recordType}.${field.name}.${option}`, `options.common.${field.name}.${option}`], option),
    section: (name) => find([`sections.${name}`], name),
    one: (recordType) => find([`record.types.${recordType}.one`], recordType),
    create: (recordType) => find([`record.types.${recordType}.new`], `new ${recordType}`),
    many: (recordType) => find([`record.types.${recordType}.many`], `${recordType}s`),
    yes: find(['record.values.yes'], 'yes'),
    no: find(['record.values.no'], 'no'),
  };
}

function textAt(messages: object, path: string): string | undefined {
  let node: unknown = messages;
  for (const key of path.split('.')) {
    if (node === null || typeof node !== 'object' || !Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string, unknown>)[key];
  }
  return typeof node === 'string' ? node : undefined;
}

/** "annualRevenue" becomes "Annual revenue". */
export function humanise(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
