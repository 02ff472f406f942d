import { Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { RecordTypeInfo } from '@/shared/api/types';
import { useLookup } from '@/shared/metadata/lookup';
import { recordLabel } from '@/shared/metadata/record-type';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import { recordQuery } from '../record-queries';
import classes from './merge.module.css';

type MergePickerProps = { type: RecordTypeInfo; id: string; onPick: (id: string) => void };

/** Begins with the record's own name: a duplicate mostly bears the same. */
export function MergePicker({ type, id, onPick }: MergePickerProps) {
  const t = useTranslations('merge');
  const { data: record } = useQuery(recordQuery(type.resource, id));
  const name = record ? recordLabel(type, record) : '';
  const [typed, setTyped] = useState<string>();
  const [q] = useDebouncedValue((typed ?? name).trim(), 150);
  const { data: items = [], isFetched } = useLookup(type.name, q, q !== '');
  const others = items.filter((item) => item.id !== id);
  return (
    <Stack gap="sm">
      <TextInput
        label={t('pick', { name })}
        data-autofocus
        autoComplete="off"
        value={typed ?? name}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className={classes.found} aria-label={t('found')}>
        {others.map((item) => (
          <li key={item.id}>
            <UnstyledButton className={classes.candidate} onClick={() => onPick(item.id)}>
              <RecordAvatar
                id={item.id}
                label={item.label}
                size={34}
                shape={type.name === 'account' ? 'square' : 'circle'}
              />
              <span>
                <Text fw={550}>{item.label}</Text>
                {item.detail && (
                  <Text size="sm" c="dimmed">
                    {item.detail}
                  </Text>
                )}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {isFetched && others.length === 0 && <Text c="dimmed">{t('noneFound')}</Text>}
    </Stack>
  );
}
