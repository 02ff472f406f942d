import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLookup } from '@/shared/metadata/lookup';

type ContactSelectProps = {
  label: string;
  onChoose: (contact: { id: string; label: string }) => void;
  onClose: () => void;
};

/** Finds one person by typing; choosing is the act. */
export function ContactSelect({ label, onChoose, onClose }: ContactSelectProps) {
  const t = useTranslations('email.inbox');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const { data: found = [] } = useLookup('contact', q, true);
  return (
    <Select
      aria-label={label}
      placeholder={label}
      data={found.map(({ id, label: text }) => ({ value: id, label: text }))}
      filter={({ options }) => options}
      value={null}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={t('nobodyFound')}
      // It opens where a key was pressed to choose from it.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      defaultDropdownOpened
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
      onChange={(id) => {
        const chosen = found.find((item) => item.id === id);
        if (chosen) onChoose({ id: chosen.id, label: chosen.label });
      }}
    />
  );
}
