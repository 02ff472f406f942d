import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
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
};

/** Which names the server declares is known at run time only: what has no translation yet is shown readably. */
export function useLabels(): Labels {
  const fields = useTranslations('fields');
  const options = useTranslations('options');
  const sections = useTranslations('sections');
  const types = useTranslations('record.types');
  const parts = useTranslations('record.addressParts');
  return useMemo(
    () => ({
      field: (recordType, path) => {
        const [name = '', part] = path.split('.');
        const label = firstOf(fields, [`${recordType}.${name}`, `common.${name}`], name.replace(/Id$/, ''));
        return part === undefined ? label : `${label}: ${firstOf(parts, [part], part)}`;
      },
      option: (recordType, field, option) =>
        firstOf(options, [`${recordType}.${field.name}.${option}`, `common.${field.name}.${option}`], option),
      section: (name) => firstOf(sections, [name], name),
      one: (recordType) => firstOf(types, [`${recordType}.one`], recordType),
      create: (recordType) => firstOf(types, [`${recordType}.new`], `new ${recordType}`),
      many: (recordType) => firstOf(types, [`${recordType}.many`], `${recordType}s`),
    }),
    [fields, options, sections, types, parts],
  );
}

type Translator = ((key: never) => string) & { has: (key: never) => boolean };

function firstOf(translate: Translator, keys: readonly string[], name: string): string {
  const key = keys.find((candidate) => translate.has(candidate as never));
  return key === undefined ? humanise(name) : translate(key as never);
}

/** "annualRevenue" becomes "Annual revenue". */
export function humanise(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
