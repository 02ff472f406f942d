import { ActionIcon, Combobox, Group, Stack, Text, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { LookupItem } from '../api/types';
import { useLookup } from '../metadata/lookup';
import { isEmailAddress } from '../ui/field-editor/field-draft';
import { attendeeName, responseOf, type Attendee } from './attendee';

type AttendeesEditorProps = {
  attendees: readonly Attendee[];
  onChange: (attendees: Attendee[]) => void;
  focusOnOpen?: boolean;
};

const byAddress = 'address';

/** Who takes part: people of the customer, colleagues, and whoever has an address. */
export function AttendeesEditor({ attendees, onChange, focusOnOpen = false }: AttendeesEditorProps) {
  const t = useTranslations('activities.attendees');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { data: contacts = [] } = useLookup('contact', q, combobox.dropdownOpened && q !== '');
  const { data: users = [] } = useLookup('user', q, combobox.dropdownOpened && q !== '');
  const isNew = (id: string) => !attendees.some(({ recordId }) => recordId === id);
  const offered = [
    ...contacts.filter(({ id }) => isNew(id)).map((item) => ({ type: 'contact', item })),
    ...users.filter(({ id }) => isNew(id)).map((item) => ({ type: 'user', item })),
  ].slice(0, 8);
  const add = (attendee: Attendee) => {
    onChange([...attendees, attendee]);
    setTyped('');
    combobox.closeDropdown();
  };
  const submit = (value: string) => {
    if (value === byAddress) return add({ email: q });
    const [type = '', id] = value.split(' ');
    const item = offered.find((each) => each.item.id === id)?.item;
    if (item) add({ recordType: type, recordId: item.id, name: item.label, email: addressOf(item) });
  };
  return (
    <Stack gap={6} role="group" aria-label={t('label')}>
      {attendees.map((attendee, index) => (
        <Group key={attendee.recordId ?? attendee.email ?? index} gap={8} wrap="nowrap">
          <Text size="sm" flex={1} truncate>
            {attendeeName(attendee)}{' '}
            <Text span size="xs" c="dimmed">
              {t(`response.${responseOf(attendee)}`)}
            </Text>
          </Text>
          <ActionIcon
            aria-label={t('remove', { name: attendeeName(attendee) })}
            onClick={() => onChange(attendees.toSpliced(index, 1))}
          >
            <IconX size={15} />
          </ActionIcon>
        </Group>
      ))}
      <Combobox store={combobox} onOptionSubmit={submit} shadow="md">
        <Combobox.Target withExpandedAttribute>
          <TextInput
            size="xs"
            role="combobox"
            aria-label={t('add')}
            placeholder={t('hint')}
            autoComplete="off"
            {...(focusOnOpen ? { autoFocus: true } : {})}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              combobox.openDropdown();
              combobox.selectFirstOption();
            }}
            onBlur={() => combobox.closeDropdown()}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={offered.length === 0 && !isEmailAddress(q)}>
          <Combobox.Options aria-label={t('add')}>
            {offered.map(({ type, item }) => (
              <Combobox.Option key={item.id} value={`${type} ${item.id}`}>
                <Text size="sm">{item.label}</Text>
                <Text size="xs" c="dimmed" truncate>
                  {type === 'user' ? t('colleague') : item.detail}
                </Text>
              </Combobox.Option>
            ))}
            {isEmailAddress(q) && <Combobox.Option value={byAddress}>{t('invite', { email: q })}</Combobox.Option>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
    </Stack>
  );
}

/** Where the list to choose from tells the address, invitations can go there. */
function addressOf({ detail }: LookupItem): string | null {
  return detail?.split(/[\s·,]+/).find(isEmailAddress) ?? null;
}
