import { Combobox, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLookup } from '@/shared/metadata/lookup';

type ProductCellProps = {
  label: string;
  name: string;
  onText: (name: string) => void;
  onProduct: (id: string) => void;
};

/** A product from the catalogue, or whatever somebody writes. */
export function ProductCell({ label, name, onText, onProduct }: ProductCellProps) {
  const [typed, setTyped] = useState<string>();
  const [q] = useDebouncedValue((typed ?? '').trim(), 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data: items = [] } = useLookup('product', q, combobox.dropdownOpened);
  const commit = () => {
    const text = typed?.trim();
    setTyped(undefined);
    combobox.closeDropdown();
    if (text !== undefined && text !== '' && text !== name) onText(text);
  };
  return (
    <Combobox
      store={combobox}
      shadow="md"
      onOptionSubmit={(id) => {
        setTyped(undefined);
        combobox.closeDropdown();
        onProduct(id);
      }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          aria-label={label}
          role="combobox"
          autoComplete="off"
          value={typed ?? name}
          onFocus={(event) => {
            event.currentTarget.select();
            combobox.openDropdown();
          }}
          onBlur={commit}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setTyped(undefined);
            if (event.key === 'Enter' && combobox.getSelectedOptionIndex() === -1) commit();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown miw={260} hidden={items.length === 0}>
        <Combobox.Options aria-label={label} mah={260} style={{ overflowY: 'auto' }}>
          {items.map((item) => (
            <Combobox.Option key={item.id} value={item.id}>
              <Text size="sm" truncate>
                {item.label}
              </Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
