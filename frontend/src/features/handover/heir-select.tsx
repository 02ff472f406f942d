import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLookup, useLookupLabels } from '@/shared/metadata/lookup';

type HeirSelectProps = { value: string | undefined; exclude: string; onChange: (userId: string | undefined) => void };

/** One colleague, found by typing; whoever hands over is none. */
export function HeirSelect({ value, exclude, onChange }: HeirSelectProps) {
  const t = useTranslations('handover');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const chosen = useLookupLabels(value === undefined ? [] : [{ recordType: 'user', id: value }]);
  const { data: found = [] } = useLookup('user', [...chosen.values()].includes(q) ? '' : q, true);
  const known = new Map([...found.map(({ id, label }) => [id, label] as const), ...chosen]);
  known.delete(exclude);
  return (
    <Select
      label={t('heir')}
      data={[...known].map(([id, label]) => ({ value: id, label }))}
      value={value ?? null}
      searchable
      clearable
      onSearchChange={setTyped}
      nothingFoundMessage={t('nobodyFound')}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
