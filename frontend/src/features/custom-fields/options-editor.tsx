import { ActionIcon, Button, Input, TextInput } from '@mantine/core';
import { IconArchive, IconGripVertical, IconPlus, IconRestore, IconX } from '@tabler/icons-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useSortable } from '@/shared/ui/use-sortable';
import classes from './custom-fields.module.css';
import { moved, newOption, type OptionDraft } from './model';

type OptionsEditorProps = {
  options: readonly OptionDraft[];
  error: string | undefined;
  onChange: (options: OptionDraft[]) => void;
};

/** What people can choose. An option that records may have is retired rather than removed: they keep it. */
export function OptionsEditor({ options, error, onChange }: OptionsEditorProps) {
  const t = useTranslations('customFields.options');
  const list = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState('');
  const ids = useMemo(() => options.map(({ id }) => id), [options]);
  const { row, handle } = useSortable(ids, (from, to) => {
    onChange(moved(options, from, to));
    setSaid(t('movedTo', { name: options[from]?.label ?? '', place: to + 1, total: options.length }));
  });
  const set = (id: string, part: Partial<OptionDraft>) =>
    onChange(options.map((option) => (option.id === id ? { ...option, ...part } : option)));
  const addAfter = (index: number) => {
    onChange([...options.slice(0, index + 1), newOption(), ...options.slice(index + 1)]);
    // The new line is there when React has rendered it.
    requestAnimationFrame(() => list.current?.querySelectorAll('input')[index + 1]?.focus());
  };
  const nextOnEnter = (event: KeyboardEvent, index: number) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    addAfter(index);
  };
  return (
    <Input.Wrapper label={t('title')} description={t('hint')} error={error} labelElement="div">
      <ul ref={list} aria-label={t('title')} style={{ listStyle: 'none', margin: '6px 0', padding: 0 }}>
        {options.map((option, index) => (
          <li
            key={option.id}
            className={classes.option}
            data-sortable-row
            data-retired={option.retired === true || undefined}
            {...row(index)}
          >
            <button
              type="button"
              className={classes.handle}
              aria-label={t('move', { name: option.label || index + 1 })}
              {...handle(index)}
            >
              <IconGripVertical size={16} aria-hidden />
            </button>
            <TextInput
              flex={1}
              aria-label={t('label', { place: index + 1 })}
              value={option.label}
              onChange={(event) => set(option.id, { label: event.currentTarget.value })}
              onKeyDown={(event) => nextOnEnter(event, index)}
            />
            {option.value === '' ? (
              <ActionIcon
                size={34}
                aria-label={t('remove', { place: index + 1 })}
                onClick={() => onChange(options.filter(({ id }) => id !== option.id))}
              >
                <IconX size={16} />
              </ActionIcon>
            ) : (
              <ActionIcon
                size={34}
                title={option.retired === true ? t('restoreHint') : t('retireHint')}
                aria-label={t(option.retired === true ? 'restore' : 'retire', { name: option.label })}
                onClick={() => set(option.id, { retired: option.retired !== true })}
              >
                {option.retired === true ? <IconRestore size={16} /> : <IconArchive size={16} />}
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        onClick={() => addAfter(options.length - 1)}
      >
        {t('add')}
      </Button>
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
    </Input.Wrapper>
  );
}
