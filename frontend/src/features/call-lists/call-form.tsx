import { Button, Kbd, Text, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useNow, useTranslations } from 'use-intl';
import { usePreferences } from '@/app/preferences';
import { useShortcut } from '@/app/shortcuts';
import { useWhen } from '@/shared/activities/when/use-when';
import { WhenChip } from '@/shared/activities/when/when-chip';
import type { CallList, CallOutcome } from '@/shared/call-lists/call-list-types';
import type { CallCard } from './call-list-api';
import { useOutcomeText } from './outcome-text';
import type { Calling } from './use-calling';
import classes from './call-lists.module.css';

type CallFormProps = { list: CallList; card: CallCard; calling: Calling };

/** How it ended: one key, one tap. Only a call-back asks for more, which is when. */
export function CallForm({ list, card, calling }: CallFormProps) {
  const t = useTranslations('callLists.work');
  const outcomeText = useOutcomeText(list);
  const [note, setNote] = useState('');
  const [asksWhen, setAsksWhen] = useState<CallOutcome>();
  const outcomes = list.settings.outcomes ?? [];
  const write = (outcome: CallOutcome, callBackAt?: Date) => {
    if (calling.isSaving) return;
    calling.write(card.name, {
      entryId: card.entryId,
      outcome: outcome.key,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(callBackAt ? { callBackAt: callBackAt.toISOString() } : {}),
    });
  };
  const choose = (outcome: CallOutcome) => (outcome.effect === 'callBack' ? setAsksWhen(outcome) : write(outcome));
  return (
    <section className={classes.form} aria-label={t('outcome')}>
      <Textarea
        label={t('note')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={20_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.outcomes} role="group" aria-label={t('outcome')}>
        {outcomes.map((outcome, index) => (
          <OutcomeButton
            key={outcome.key}
            outcome={outcome}
            label={outcomeText(outcome.key)}
            number={index + 1}
            isPressed={asksWhen?.key === outcome.key}
            isBusy={calling.isSaving}
            onChoose={() => choose(outcome)}
          />
        ))}
      </div>
      {asksWhen && <CallBack onSave={(at) => write(asksWhen, at)} isSaving={calling.isSaving} />}
      <Button
        variant="subtle"
        size="compact-md"
        className={classes.skip}
        disabled={calling.isSaving}
        onClick={() => calling.skip(card.entryId)}
      >
        {t('skip')}
      </Button>
    </section>
  );
}

type OutcomeButtonProps = {
  outcome: CallOutcome;
  label: string;
  number: number;
  isPressed: boolean;
  isBusy: boolean;
  onChoose: () => void;
};

const mostKeys = 9;

function OutcomeButton({ outcome, label, number, isPressed, isBusy, onChoose }: OutcomeButtonProps) {
  const { singleKeyShortcuts } = usePreferences();
  const hasKey = number <= mostKeys;
  useShortcut(String(number), label, onChoose, { group: 'record', enabled: hasKey && !isBusy });
  return (
    <Button
      variant={isPressed ? 'light' : 'default'}
      className={classes.outcome}
      data-effect={outcome.effect}
      justify="space-between"
      aria-keyshortcuts={hasKey ? String(number) : undefined}
      {...(outcome.effect === 'callBack' ? { 'aria-expanded': isPressed } : {})}
      rightSection={hasKey && singleKeyShortcuts ? <Kbd size="xs">{number}</Kbd> : undefined}
      disabled={isBusy}
      onClick={onChoose}
    >
      {label}
    </Button>
  );
}

/** "Tomorrow at ten" is enough; what was understood is shown before it counts. */
function CallBack({ onSave, isSaving }: { onSave: (at: Date) => void; isSaving: boolean }) {
  const t = useTranslations('callLists.work');
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Date | null>();
  const input = useRef<HTMLInputElement>(null);
  const found = useWhen(text);
  const at = chosen === undefined ? found?.start : (chosen ?? undefined);
  const now = useNow({ updateInterval: 60_000 });
  const isPast = at !== undefined && at.getTime() <= now.getTime();
  return (
    <form
      className={classes.callBack}
      onSubmit={(event) => {
        event.preventDefault();
        if (at && !isPast && !isSaving) onSave(at);
        else input.current?.focus();
      }}
    >
      <TextInput
        ref={input}
        flex="1 1 200px"
        label={t('callBackAt')}
        placeholder={t('callBackExample')}
        // Opened by the user's own key or tap: the focus belongs here.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={text}
        error={isPast ? t('isPast') : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(undefined);
        }}
      />
      <WhenChip value={at} empty={t('pickTime')} onChange={setChosen} />
      <Button type="submit" disabled={at === undefined || isPast} loading={isSaving}>
        {t('saveCallBack')}
      </Button>
      <Text size="sm" c="dimmed" w="100%">
        {t('callBackHint')}
      </Text>
    </form>
  );
}
