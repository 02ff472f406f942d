import { ActionIcon, Alert, Button, Group, Modal, NumberInput, Stack, Switch, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { useLanguage } from '@/shared/i18n/language-provider';
import {
  motiveReport,
  motivesQuery,
  nameIn,
  saveMotives,
  type MotiveItem,
  type MotiveList,
} from './customer-reports-api';
import classes from './customer-reports.module.css';

/** Whether customers are asked, how often, and what they are offered, in which order. */
export function MotiveSettings({ onClose }: { onClose: () => void }) {
  const t = useTranslations('customerReports.motives');
  const tApp = useTranslations('app');
  const { data } = useQuery(motivesQuery);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('settings')}
      closeButtonProps={{ 'aria-label': tApp('close') }}
      centered
      size="lg"
    >
      {data && <Form list={data} onClose={onClose} />}
    </Modal>
  );
}

function Form({ list, onClose }: { list: MotiveList; onClose: () => void }) {
  const t = useTranslations('customerReports.motives');
  const tApp = useTranslations('app');
  const client = useQueryClient();
  const problemText = useProblemText();
  const [draft, setDraft] = useState<MotiveList>({ ...list, items: list.items.filter(({ isRetired }) => !isRetired) });
  const retired = list.items.filter(({ isRetired }) => isRetired);
  const save = useMutation({
    mutationFn: () => saveMotives({ ...draft, items: [...draft.items, ...retired] }),
    onSuccess: async (saved) => {
      client.setQueryData(motivesQuery.queryKey, saved);
      await client.invalidateQueries({ queryKey: motiveReport.queryKey });
      onClose();
    },
  });
  const items = (next: MotiveItem[]) => setDraft({ ...draft, items: next });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="sm">
        <Switch
          label={t('isOn')}
          checked={draft.isOn}
          onChange={(event) => setDraft({ ...draft, isOn: event.currentTarget.checked })}
        />
        <Switch
          label={t('byMail')}
          description={t('byMailHint')}
          checked={draft.byMail}
          onChange={(event) => setDraft({ ...draft, byMail: event.currentTarget.checked })}
        />
        <NumberInput
          label={t('everyDays')}
          min={1}
          max={1000}
          value={draft.everyDays}
          onChange={(value) => setDraft({ ...draft, everyDays: Number(value) || 1 })}
          maw={340}
        />
        <ol className={classes.motives}>
          {draft.items.map((item, index) => (
            <MotiveRow
              key={item.id ?? `new ${index}`}
              item={item}
              number={index + 1}
              count={draft.items.length}
              onName={(names) => items(draft.items.map((one, at) => (at === index ? { ...one, names } : one)))}
              onMove={(by) => items(moved(draft.items, index, by))}
              onRemove={() => items(draft.items.filter((_, at) => at !== index))}
            />
          ))}
        </ol>
        {save.error && (
          <Alert color="red" role="alert">
            {problemText(save.error)}
          </Alert>
        )}
        <Group justify="space-between">
          <Button variant="subtle" onClick={() => items([...draft.items, { names: [], isRetired: false }])}>
            {t('add')}
          </Button>
          <Button
            type="submit"
            loading={save.isPending}
            disabled={draft.items.length === 0 || draft.items.some(({ names }) => names.length === 0)}
          >
            {tApp('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function moved(items: readonly MotiveItem[], from: number, by: -1 | 1): MotiveItem[] {
  const [item] = items.slice(from, from + 1);
  return item === undefined ? [...items] : items.toSpliced(from, 1).toSpliced(from + by, 0, item);
}

type MotiveRowProps = {
  item: MotiveItem;
  number: number;
  count: number;
  onName: (names: MotiveItem['names']) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

/** The name is written in the language of whoever writes it; those in other languages stay. */
function MotiveRow({ item, number, count, onName, onMove, onRemove }: MotiveRowProps) {
  const t = useTranslations('customerReports.motives');
  const { language } = useLanguage();
  const name = nameIn(item.names, language);
  const write = (text: string) => {
    const others = item.names.filter((one) => one.language !== language);
    onName(text === '' ? others : [...others, { language, name: text }]);
  };
  return (
    <li>
      <TextInput
        aria-label={t('motive', { number })}
        value={item.names.find((one) => one.language === language)?.name ?? ''}
        placeholder={name}
        maxLength={100}
        onChange={(event) => write(event.currentTarget.value)}
        flex={1}
      />
      <ActionIcon variant="subtle" aria-label={t('up', { name })} disabled={number === 1} onClick={() => onMove(-1)}>
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        aria-label={t('down', { name })}
        disabled={number === count}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="red" aria-label={t('remove', { name })} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </li>
  );
}
