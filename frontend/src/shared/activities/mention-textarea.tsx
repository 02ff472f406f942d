import { Combobox, Textarea, useCombobox, type TextareaProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLookup } from '../metadata/lookup';
import { insertMention, typedMention, type Mentioned } from './mentions';

type MentionTextareaProps = Omit<TextareaProps, 'value' | 'onChange' | 'ref'> & {
  text: string;
  mentioned: Mentioned;
  /** Both at once: who is named comes with the name in the text. */
  onText: (text: string, mentioned: Mentioned) => void;
};

/** A text in which @ finds colleagues: arrows choose, Enter or Tab takes, Escape goes on typing. */
export function MentionTextarea({ text, mentioned, onText, ...rest }: MentionTextareaProps) {
  const t = useTranslations('activities.composer');
  const box = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  // What is put into the text puts the caret at its end: it belongs behind the name.
  const wantedCaret = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (wantedCaret.current === undefined) return;
    box.current?.setSelectionRange(wantedCaret.current, wantedCaret.current);
    wantedCaret.current = undefined;
  });
  const typed = typedMention(text, caret);
  const [q] = useDebouncedValue(typed?.q ?? '', 120);
  const combobox = useCombobox();
  const { data: found = [] } = useLookup('user', q, typed !== undefined);
  const people = typed === undefined ? [] : found.slice(0, 6);
  const isOpen = combobox.dropdownOpened && people.length > 0;

  const take = (id: string) => {
    const person = people.find((each) => each.id === id);
    if (!person || !typed) return;
    const next = insertMention(text, typed.from, caret, person.label);
    onText(next.text, new Map([...mentioned, [person.label, person.id]]));
    combobox.closeDropdown();
    setCaret(next.caret);
    wantedCaret.current = next.caret;
  };

  return (
    <Combobox store={combobox} onOptionSubmit={take} shadow="md" position="bottom-start">
      <Combobox.Target withKeyboardNavigation={isOpen} withExpandedAttribute={false}>
        <Textarea
          autosize
          minRows={2}
          maxRows={12}
          {...rest}
          ref={box}
          value={text}
          onChange={(event) => {
            const { value, selectionStart } = event.currentTarget;
            onText(value, mentioned);
            setCaret(selectionStart);
            if (typedMention(value, selectionStart)) {
              combobox.openDropdown();
              combobox.updateSelectedOptionIndex();
              combobox.selectFirstOption();
            } else combobox.closeDropdown();
          }}
          onKeyDown={(event) => {
            if (isOpen && event.key === 'Escape') {
              event.stopPropagation();
              combobox.closeDropdown();
            } else if (isOpen && event.key === 'Tab') {
              event.preventDefault();
              combobox.clickSelectedOption();
            } else rest.onKeyDown?.(event);
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!isOpen}>
        <Combobox.Options aria-label={t('mention')}>
          {people.map(({ id, label }) => (
            <Combobox.Option key={id} value={id}>
              {label}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
