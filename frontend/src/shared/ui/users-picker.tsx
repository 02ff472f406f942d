import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLookup, useLookupLabels } from '../metadata/lookup';

type UsersPickerProps = {
  /** user, or team. */
  recordType?: string;
  label: string;
  description?: string;
  nobodyFound: string;
  users: string[];
  most?: number | undefined;
  focusOnOpen?: boolean;
  onChange: (users: string[]) => void;
};

/** One person or team, or several, found by typing. */
export function UsersPicker(props: UsersPickerProps) {
  const { recordType = 'user', label, description, nobodyFound, users, most, focusOnOpen = false, onChange } = props;
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const { data: found = [] } = useLookup(recordType, q, true);
  const chosen = useLookupLabels(users.map((id) => ({ recordType, id })));
  const known = new Map([...chosen, ...names, ...found.map((item) => [item.id, item.label] as const)]);
  return (
    <MultiSelect
      label={label}
      {...(description === undefined ? {} : { description })}
      {...(most === undefined ? {} : { maxValues: most })}
      {...(focusOnOpen ? { 'data-autofocus': true } : {})}
      data={[...known].map(([value, text]) => ({ value, label: text }))}
      value={users}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      hidePickedOptions
      nothingFoundMessage={nobodyFound}
      onChange={(next) => {
        setNames(new Map(next.map((id) => [id, known.get(id) ?? id])));
        onChange(next);
      }}
    />
  );
}
