import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLabels } from '@/shared/metadata/use-labels';

type PlaceholderPickerProps = {
  placeholders: readonly string[];
  recordType: string | null;
  hint: string;
  onPick: (placeholder: string) => void;
};

/** Finds a placeholder by its label or its name and puts it where the cursor was. */
export function PlaceholderPicker({ placeholders, recordType, hint, onPick }: PlaceholderPickerProps) {
  const t = useTranslations('templates');
  const labels = useLabels();
  const [typed, setTyped] = useState('');
  const labelOf = (placeholder: string) => {
    if (placeholder === 'user.name') return t('sender.name');
    if (placeholder === 'user.email') return t('sender.email');
    if (recordType === null) return placeholder;
    return placeholder.startsWith(`${recordType}.`)
      ? labels.field(recordType, placeholder.slice(recordType.length + 1))
      : labels.field(recordType, placeholder);
  };
  return (
    <Select
      label={t('placeholders')}
      description={hint}
      placeholder={t('insert')}
      data={placeholders.map((placeholder) => ({ value: placeholder, label: labelOf(placeholder) }))}
      value={null}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      filter={({ options, search }) =>
        options.filter(
          (option) =>
            'value' in option && `${option.label} ${option.value}`.toLowerCase().includes(search.toLowerCase()),
        )
      }
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{option.label}</Text>
          {option.label !== option.value && (
            <Text size="xs" c="dimmed">
              {option.value}
            </Text>
          )}
        </div>
      )}
      onChange={(placeholder) => {
        setTyped('');
        if (placeholder !== null) onPick(placeholder);
      }}
    />
  );
}
