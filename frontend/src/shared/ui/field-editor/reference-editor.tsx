import { CloseButton, Combobox, Loader, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '../../api/client';
import { useProblemText } from '../../api/problem';
import type { CrmRecord, LookupItem, RecordTypeInfo } from '../../api/types';
import { useAllowed, useLookup } from '../../metadata/lookup';
import { recordLabel } from '../../metadata/record-type';
import { useLabels } from '../../metadata/use-labels';
import { useMetadata } from '../../metadata/use-metadata';
import { inputProps, type EditorProps } from './editor-props';
import classes from './field-editor.module.css';

const createOption = 'create';

export function ReferenceEditor(props: EditorProps) {
  const { draft, field, onChange, onPick, focusOnOpen, hideLabel, error, label } = props;
  const target = field.referenceTo ?? '';
  const t = useTranslations('record.editor');
  const problemText = useProblemText();
  const labels = useLabels();
  const [typed, setTyped] = useState<string>();
  const [q] = useDebouncedValue((typed ?? '').trim(), 150);
  const combobox = useCombobox({
    defaultOpened: hideLabel === true && focusOnOpen === true,
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const { data: items = [], isFetching } = useLookup(target, q, combobox.dropdownOpened);
  const creatable = useCreatable(target);
  const create = useMutation({ mutationFn: (name: string) => createReference(creatable, name) });

  const choose = (item: LookupItem | null) => {
    setTyped(undefined);
    combobox.closeDropdown();
    (onPick ?? onChange)({ value: item?.id ?? null, label: item?.label ?? null });
  };
  const submit = (value: string) => {
    if (value !== createOption) return choose(items.find((item) => item.id === value) ?? null);
    create.mutate(q, { onSuccess: choose });
  };
  const offersCreate = creatable !== undefined && q !== '' && !items.some((item) => sameName(item.label, q));
  const message = create.isError ? problemText(create.error) : error;

  return (
    <Combobox store={combobox} onOptionSubmit={submit} shadow="md">
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...inputProps(props)}
          {...(message === undefined ? {} : { error: message })}
          role="combobox"
          value={typed ?? draft.label ?? ''}
          placeholder={t('search')}
          autoComplete="off"
          onFocus={(event) => {
            // What is typed next replaces the name that stands there.
            event.currentTarget.select();
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            combobox.closeDropdown();
            setTyped(undefined);
          }}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          rightSection={
            isFetching || create.isPending ? (
              <Loader size={14} className={classes.loading} />
            ) : draft.value !== null && draft.value !== undefined && !field.required ? (
              <CloseButton
                size="sm"
                aria-label={t('clear')}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(null)}
              />
            ) : null
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown miw={260}>
        <Combobox.Options aria-label={label} mah={260} style={{ overflowY: 'auto' }}>
          {items.map((item) => (
            <Combobox.Option key={item.id} value={item.id} active={item.id === draft.value}>
              <Text size="sm" truncate>
                {item.label}
              </Text>
              {item.detail && (
                <Text size="xs" c="dimmed" truncate>
                  {item.detail}
                </Text>
              )}
            </Combobox.Option>
          ))}
          {offersCreate && (
            <Combobox.Option value={createOption}>
              <IconPlus size={13} aria-hidden /> {t('create', { type: labels.one(target), name: q })}
            </Combobox.Option>
          )}
          {items.length === 0 && !offersCreate && !isFetching && <Combobox.Empty>{t('nothingFound')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** The type that a typed name suffices to create, if the user may. */
function useCreatable(target: string): RecordTypeInfo | undefined {
  const type = useMetadata().recordTypes.find((candidate) => candidate.name === target);
  const allowed = useAllowed(`${type?.resource ?? target}.create`);
  if (!type || !allowed) return undefined;
  const needsMore = type.fields.some((field) => field.required && field.name !== type.labelField);
  const named = type.fields.some((field) => field.name === type.labelField && !field.readOnly);
  return named && !needsMore ? type : undefined;
}

async function createReference(type: RecordTypeInfo | undefined, name: string): Promise<LookupItem> {
  if (!type) throw new Error('Nothing can be created here');
  const { data } = await request<CrmRecord>('POST', `/${type.resource}`, { body: { [type.labelField]: name } });
  return { id: data.id, label: recordLabel(type, data) };
}

function sameName(a: string, b: string): boolean {
  return a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0;
}
