import { useQueryClient } from '@tanstack/react-query';
import { useMessages } from 'use-intl';
import type { FieldInfo, Metadata } from '../api/types';
import { isCustomName } from './field-value';
import { metadataQuery } from './use-metadata';

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

const cache = new WeakMap<object, WeakMap<object, Labels>>();
const noMetadata: Metadata = { recordTypes: [] };

/**
 * Names of what the server declares: of custom fields from the metadata, of all others straight from the messages.
 * Every cell of a grid needs them, hence once per language and metadata. What has no name yet is shown readably.
 */
export function useLabels(): Labels {
  const metadata = useQueryClient().getQueryData(metadataQuery.queryKey) ?? noMetadata;
  return labelsOf(useMessages(), metadata);
}

function labelsOf(messages: object, metadata: Metadata): Labels {
  const ofMessages = cache.get(messages) ?? new WeakMap<object, Labels>();
  cache.set(messages, ofMessages);
  const labels = ofMessages.get(metadata) ?? createLabels(messages, metadata);
  ofMessages.set(metadata, labels);
  return labels;
}

function createLabels(messages: object, metadata: Metadata): Labels {
  const find = (paths: readonly string[], name: string) =>
    paths
      .map((path) => textAt(messages, path) ?? textAt(messages, `sales.${path}`))
      .find((text) => text !== undefined) ?? humanise(name);
  const typeOf = (recordType: string) => metadata.recordTypes.find((type) => type.name === recordType);
  const declared = (recordType: string, name: string) =>
    typeOf(recordType)?.fields.find((field) => field.name === name);

  const labelOf = (recordType: string, path: string): string => {
    if (isCustomName(path)) return declared(recordType, path)?.label ?? humanise(path.slice('custom.'.length));
    const [name = '', ...rest] = path.split('.');
    const label = find([`fields.${recordType}.${name}`, `fields.common.${name}`], name.replace(/Id$/, ''));
    if (rest.length === 0) return label;
    const target = declared(recordType, `${name}Id`)?.referenceTo;
    if (target) return `${labelOf(recordType, `${name}Id`)}: ${labelOf(target, rest.join('.'))}`;
    return `${label}: ${find([`record.addressParts.${rest.join('.')}`], rest.join('.'))}`;
  };
  const sectionOf = (name: string) =>
    metadata.recordTypes.map((type) => type.sectionLabels?.[name]).find((label) => label !== undefined);
  return {
    field: labelOf,
    option: (recordType, field, option) =>
      field.optionLabels?.[option] ??
      find([`options.${recordType}.${field.name}.${option}`, `options.common.${field.name}.${option}`], option),
    section: (name) => sectionOf(name) ?? find([`sections.${name}`], name),
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
