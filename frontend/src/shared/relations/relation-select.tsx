import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { relationTypesQuery, sidesOf } from './relation-types';

type RelationSelectProps = {
  recordType: string;
  label: string;
  value: unknown;
  onChange: (value: string | null) => void;
};

/** What somebody is to others, chosen by its name and not by its code. */
export function RelationSelect({ recordType, label, value, onChange }: RelationSelectProps) {
  const { data: types = [] } = useQuery(relationTypesQuery);
  const sides = sidesOf(types, recordType, useLocale());
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const known = sides.some(({ code }) => code === chosen);
  return (
    <Select
      aria-label={label}
      // A code that nobody has any more stays as it is written.
      data={[...sides.map(({ code, name }) => ({ value: code, label: name })), ...(chosen && !known ? [chosen] : [])]}
      value={chosen}
      onChange={onChange}
      searchable
      comboboxProps={{ withinPortal: false }}
    />
  );
}
