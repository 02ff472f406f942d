import { ActionIcon, Button, Group, Input, NativeSelect, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconStar, IconStarFilled, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ContactPointLabel, Email, Phone } from '../../api/types';
import { focusProps, type EditorProps } from './editor-props';
import classes from './field-editor.module.css';

export const pointLabels: readonly ContactPointLabel[] = ['work', 'home', 'mobile', 'other'];

type ListEditorProps<T> = EditorProps & {
  blank: T;
  addLabel: string;
  item: (item: T, change: (next: T) => void, options: { focusOnOpen: boolean; name: string }) => ReactNode;
};

/** Several of a kind: the first is the main one. An empty list shows one blank row, so typing can begin at once. */
export function ListEditor<T extends { label: ContactPointLabel }>(props: ListEditorProps<T>) {
  const { draft, onChange, label, hideLabel, error, focusOnOpen, blank, addLabel, item } = props;
  const t = useTranslations('record.editor');
  const given = (draft.value ?? []) as T[];
  const items = given.length > 0 ? given : [blank];
  const change = (next: T[]) => onChange({ value: next });
  return (
    <fieldset className={classes.list} aria-label={label}>
      {hideLabel !== true && <Input.Label component="legend">{label}</Input.Label>}
      <Stack gap={8}>
        {items.map((each, index) => {
          const name = items.length > 1 ? `${label} ${index + 1}` : label;
          return (
            // Rows have no identity of their own, only a place.
            <Group key={index} gap={6} wrap="nowrap" align="flex-start">
              {item(each, (next) => change(items.map((other, at) => (at === index ? next : other))), {
                focusOnOpen: focusOnOpen === true && index === 0,
                name,
              })}
              <LabelSelect
                value={each.label}
                name={name}
                onChange={(next) =>
                  change(items.map((other, at) => (at === index ? { ...other, label: next } : other)))
                }
              />
              {items.length > 1 && (
                <ActionIcon
                  size={34}
                  aria-label={index === 0 ? t('isPrimary', { name }) : t('makePrimary', { name })}
                  aria-pressed={index === 0}
                  onClick={() => change([each, ...items.filter((_, at) => at !== index)])}
                >
                  {index === 0 ? <IconStarFilled size={15} /> : <IconStar size={15} />}
                </ActionIcon>
              )}
              {given.length > 0 && (
                <ActionIcon
                  size={34}
                  aria-label={t('remove', { name })}
                  onClick={() => change(items.filter((_, at) => at !== index))}
                >
                  <IconX size={15} />
                </ActionIcon>
              )}
            </Group>
          );
        })}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => change([...items, blank])}
          className={classes.add}
        >
          {addLabel}
        </Button>
        {error !== undefined && <Input.Error>{error}</Input.Error>}
      </Stack>
    </fieldset>
  );
}

type LabelSelectProps = { value: ContactPointLabel; name: string; onChange: (label: ContactPointLabel) => void };

function LabelSelect({ value, name, onChange }: LabelSelectProps) {
  const t = useTranslations('record');
  return (
    <NativeSelect
      className={classes.pointLabel}
      aria-label={t('editor.labelOf', { name })}
      value={value}
      data={pointLabels.map((label) => ({ value: label, label: t(`pointLabels.${label}`) }))}
      onChange={(event) => onChange(event.currentTarget.value as ContactPointLabel)}
    />
  );
}

export function EmailsEditor(props: EditorProps) {
  const t = useTranslations('record.editor');
  return (
    <ListEditor<Email>
      {...props}
      blank={{ address: '', label: 'work' }}
      addLabel={t('addEmail')}
      item={(email, change, { focusOnOpen, name }) => (
        <TextInput
          className={classes.point}
          aria-label={name}
          type="email"
          inputMode="email"
          autoComplete="off"
          value={email.address}
          error={props.error !== undefined}
          {...focusProps(focusOnOpen)}
          onChange={(event) => change({ ...email, address: event.currentTarget.value })}
        />
      )}
    />
  );
}

export function PhonesEditor(props: EditorProps) {
  const t = useTranslations('record.editor');
  return (
    <ListEditor<Phone>
      {...props}
      blank={{ number: '', raw: '', label: 'work' }}
      addLabel={t('addPhone')}
      item={(phone, change, { focusOnOpen, name }) => (
        <TextInput
          className={classes.point}
          aria-label={name}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          value={phone.raw ?? phone.number}
          error={props.error !== undefined}
          {...focusProps(focusOnOpen)}
          onChange={(event) => change({ ...phone, number: event.currentTarget.value, raw: event.currentTarget.value })}
        />
      )}
    />
  );
}
