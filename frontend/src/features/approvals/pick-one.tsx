import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLookup, useLookupLabels } from '@/shared/metadata/lookup';

type PickOneProps = {
  recordType: 'user' | 'role';
  label: string;
  nobodyFound: string;
  value: string | null;
  clearable?: boolean;
  onChange: (id: string | null) => void;
};

/** One person or one role, found by typing. */
export function PickOne({ recordType, label, nobodyFound, value, clearable = false, onChange }: PickOneProps) {
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const labels = useLookupLabels(value === null ? [] : [{ recordType, id: value }]);
  const known = value === null ? undefined : labels.get(value);
  const { data: found = [] } = useLookup(recordType, q === known ? '' : q, true);
  const options = new Map(found.map((item) => [item.id, item.label] as const));
  if (value !== null && known !== undefined) options.set(value, known);
  return (
    <Select
      label={label}
      data={[...options].map(([id, text]) => ({ value: id, label: text }))}
      value={value}
      searchable
      clearable={clearable}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={nobodyFound}
      onChange={onChange}
    />
  );
}
