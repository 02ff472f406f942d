import { ActionIcon, Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';

export type ChecklistItem = { text: string; done: boolean };

type ChecklistEditorProps = {
  items: readonly ChecklistItem[];
  onChange: (items: ChecklistItem[]) => void;
  focusOnOpen?: boolean;
};

/** Lines to tick off: Enter begins the next one, Backspace in an empty one takes it away. */
export function ChecklistEditor({ items, onChange, focusOnOpen = false }: ChecklistEditorProps) {
  const t = useTranslations('activities.checklist');
  const lines = useRef<(HTMLInputElement | null)[]>([]);
  // Which line is to have the focus, once it is there.
  const wanted = useRef(focusOnOpen ? Math.max(0, items.length - 1) : undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    lines.current[wanted.current]?.focus();
    wanted.current = undefined;
  });

  const addAt = (index: number) => {
    onChange(items.toSpliced(index, 0, { text: '', done: false }));
    wanted.current = index;
  };
  const removeAt = (index: number) => {
    onChange(items.toSpliced(index, 1));
    wanted.current = Math.max(0, index - 1);
  };
  const change = (index: number, item: ChecklistItem) => onChange(items.toSpliced(index, 1, item));
  const handleKey = (event: KeyboardEvent, index: number, text: string) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      addAt(index + 1);
    } else if (event.key === 'Backspace' && text === '') {
      event.preventDefault();
      removeAt(index);
    }
  };

  return (
    <Stack gap={6} role="group" aria-label={t('label')}>
      {items.map((item, index) => (
        // Lines have no identity of their own, only a place.
        <Group key={index} gap={8} wrap="nowrap">
          <Checkbox
            aria-label={t('done', { text: item.text || t('item', { number: index + 1 }) })}
            checked={item.done}
            onChange={(event) => change(index, { ...item, done: event.currentTarget.checked })}
          />
          <TextInput
            ref={(input) => {
              lines.current[index] = input;
            }}
            flex={1}
            size="xs"
            maxLength={500}
            aria-label={t('item', { number: index + 1 })}
            value={item.text}
            onChange={(event) => change(index, { ...item, text: event.currentTarget.value })}
            onKeyDown={(event) => handleKey(event, index, item.text)}
          />
          <ActionIcon aria-label={t('remove', { number: index + 1 })} onClick={() => removeAt(index)}>
            <IconX size={15} />
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => addAt(items.length)}
        >
          {t('add')}
        </Button>
      </div>
    </Stack>
  );
}
