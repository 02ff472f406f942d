import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState, type Ref } from 'react';
import { useTranslations } from 'use-intl';

type QuickSearchProps = {
  value: string;
  label: string;
  /** What can be searched for. */
  hint: string;
  onChange: (value: string) => void;
  /** Arrow down leaves for the list, where the results are. */
  onLeave: () => void;
  inputRef: Ref<HTMLInputElement>;
};

const typingPause = 200;

export function QuickSearch({ value, label, hint, onChange, onLeave, inputRef }: QuickSearchProps) {
  const t = useTranslations('grid.search');
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const search = useDebouncedCallback(onChange, { delay: typingPause });
  // Changed from outside (Back, Clear filters), the box follows; its own echo must not undo what was typed since.
  if (value !== known) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }
  const change = (next: string) => {
    setTyped(next);
    search(next.trim());
  };
  return (
    <TextInput
      ref={inputRef}
      type="search"
      aria-label={label}
      placeholder={hint}
      aria-keyshortcuts="/"
      leftSection={<IconSearch size={15} />}
      rightSection={typed === '' ? null : <CloseButton size="sm" aria-label={t('clear')} onClick={() => change('')} />}
      value={typed}
      autoComplete="off"
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') {
          event.preventDefault();
          onLeave();
        } else if (event.key === 'Escape' && typed !== '') {
          event.preventDefault();
          change('');
        }
      }}
    />
  );
}
