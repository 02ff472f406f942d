import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useLookup, useLookupLabels } from '@/shared/metadata/lookup';
import { fromOption, looksLikeEmail, toOption, type Recipient } from './recipient';

type RecipientsFieldProps = {
  label: string;
  recipients: Recipient[];
  error?: string | undefined;
  required?: boolean;
  onChange: (recipients: Recipient[]) => void;
};

/** Contacts found by typing, and addresses that are typed whole. */
export function RecipientsField({ label, recipients, error, required = false, onChange }: RecipientsFieldProps) {
  const t = useTranslations('email.compose');
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 150);
  const { data: found = [] } = useLookup('contact', q, true);
  const chosenIds = recipients.flatMap((each) => ('contactId' in each ? [each.contactId] : []));
  const labels = useLookupLabels(chosenIds.map((id) => ({ recordType: 'contact', id })));
  const address = typed.trim();
  const options = new Map<string, string>();
  for (const item of found) options.set(toOption({ contactId: item.id }), item.label);
  for (const each of recipients)
    options.set(toOption(each), 'contactId' in each ? (labels.get(each.contactId) ?? '…') : each.email);
  if (looksLikeEmail(address)) options.set(address, address);
  const add = (text: string) => {
    if (!looksLikeEmail(text) || recipients.some((each) => toOption(each) === text)) return;
    onChange([...recipients, { email: text }]);
    setTyped('');
  };
  return (
    <MultiSelect
      label={label}
      placeholder={recipients.length === 0 ? t('toPlaceholder') : ''}
      withAsterisk={required}
      error={error}
      data={[...options].map(([value, text]) => ({ value, label: text }))}
      filter={({ options: all }) => all}
      value={recipients.map(toOption)}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      hidePickedOptions
      nothingFoundMessage={t('nobodyFound')}
      // Whoever types an address and goes on means it.
      onBlur={() => add(address)}
      onChange={(next) => onChange(next.map(fromOption))}
    />
  );
}
