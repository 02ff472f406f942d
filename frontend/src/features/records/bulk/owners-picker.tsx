import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLookup } from '@/shared/metadata/lookup';

type OwnersPickerProps = { owners: string[]; onChange: (owners: string[]) => void };

/** One owner gets everything, several share it evenly. */
export function OwnersPicker({ owners, onChange }: OwnersPickerProps) {
  const t = useTranslations('bulk');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const { data: found = [] } = useLookup('user', q, true);
  const known = new Map([...names, ...found.map((item) => [item.id, item.label] as const)]);
  return (
    <MultiSelect
      label={t('owners')}
      description={owners.length > 1 ? t('ownersShare', { count: owners.length }) : t('ownersHint')}
      data={[...known].map(([value, label]) => ({ value, label }))}
      value={owners}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      hidePickedOptions
      nothingFoundMessage={t('nobodyFound')}
      data-autofocus
      onChange={(next) => {
        setNames(new Map(next.map((id) => [id, known.get(id) ?? id])));
        onChange(next);
      }}
    />
  );
}
