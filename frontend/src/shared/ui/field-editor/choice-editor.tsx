import { MultiSelect, Select, TagsInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { FieldInfo } from '../../api/types';
import { countryCodes, languageTags } from '../../metadata/codes';
import { useValueFormatter } from '../../metadata/use-format';
import { useLabels } from '../../metadata/use-labels';
import { inputProps, type EditorProps } from './editor-props';

type Item = { value: string; label: string };

function SelectEditor({ items, ...props }: EditorProps & { items: Item[] }) {
  const { draft, field, onChange, onPick, hideLabel } = props;
  const t = useTranslations('record.editor');
  return (
    <Select
      {...inputProps(props)}
      data={items}
      value={typeof draft.value === 'string' || typeof draft.value === 'boolean' ? String(draft.value) : null}
      onChange={(value) => (onPick ?? onChange)({ value })}
      clearable={!field.required}
      allowDeselect={!field.required}
      searchable={items.length > 7}
      limit={80}
      nothingFoundMessage={t('nothingFound')}
      placeholder={t('choose')}
      selectFirstOptionOnChange
      defaultDropdownOpened={hideLabel === true && props.focusOnOpen === true}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}

export function ChoiceEditor(props: EditorProps) {
  const labels = useLabels();
  const { field, recordType } = props;
  const items = optionsOf(field, [props.draft.value]).map((value) => ({
    value,
    label: labels.option(recordType, field, value),
  }));
  return <SelectEditor {...props} items={items} />;
}

/** What can be chosen; an option that was retired since stays where a record already has it. */
function optionsOf(field: FieldInfo, chosen: readonly unknown[]): string[] {
  const options = field.options ?? [];
  const retired = chosen.filter((value): value is string => typeof value === 'string' && !options.includes(value));
  return [...options, ...retired];
}

export function CountryEditor(props: EditorProps) {
  const { country } = useValueFormatter();
  const items = useSortedItems(countryCodes, props.draft.value, country);
  return <SelectEditor {...props} items={items} />;
}

export function LanguageEditor(props: EditorProps) {
  const { language } = useValueFormatter();
  const items = useSortedItems(languageTags, props.draft.value, language);
  return <SelectEditor {...props} items={items} />;
}

/** A code that is not on our list stays choosable where a record already has it. */
export function useSortedItems(codes: readonly string[], current: unknown, name: (code: string) => string): Item[] {
  return useMemo(() => {
    const all = typeof current === 'string' && current !== '' && !codes.includes(current) ? [current, ...codes] : codes;
    return all.map((value) => ({ value, label: name(value) })).sort((a, b) => a.label.localeCompare(b.label));
  }, [codes, current, name]);
}

export function BooleanEditor({ draft, onChange, onPick, ...rest }: EditorProps) {
  const t = useTranslations('record.values');
  const items = [
    { value: 'true', label: t('yes') },
    { value: 'false', label: t('no') },
  ];
  const asBoolean = (change: EditorProps['onChange']): EditorProps['onChange'] => {
    return ({ value }) => change({ value: value === null ? null : value === 'true' });
  };
  return (
    <SelectEditor
      {...rest}
      draft={draft}
      items={items}
      onChange={asBoolean(onChange)}
      onPick={onPick === undefined ? undefined : asBoolean(onPick)}
    />
  );
}

export function MultiChoiceEditor(props: EditorProps) {
  const { draft, field, recordType, onChange, focusOnOpen, hideLabel } = props;
  const labels = useLabels();
  const chosen = (draft.value ?? []) as string[];
  return (
    <MultiSelect
      {...inputProps(props)}
      data={optionsOf(field, chosen).map((value) => ({ value, label: labels.option(recordType, field, value) }))}
      value={chosen}
      onChange={(value) => onChange({ value })}
      clearable
      hidePickedOptions
      defaultDropdownOpened={hideLabel === true && focusOnOpen === true}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}

export function TagsEditor(props: EditorProps) {
  const { draft, onChange } = props;
  const t = useTranslations('record.editor');
  return (
    <TagsInput
      {...inputProps(props)}
      value={(draft.value ?? []) as string[]}
      onChange={(value) => onChange({ value })}
      placeholder={t('addTag')}
      splitChars={[',', ';']}
      acceptValueOnBlur
      clearable
      comboboxProps={{ shadow: 'md' }}
    />
  );
}
