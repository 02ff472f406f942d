import { ActionIcon, Button, Text, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCalendarPlus, IconCheck, IconHeartHandshake, IconUserPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTimeZone, useTranslations } from 'use-intl';
import { useProblemText } from '@/shared/api/problem';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { confirmFact, dismissFact, factsOf, factsQuery, type Fact, type NoteSubject } from '@/shared/notes/note-facts';
import classes from '@/shared/notes/notes.module.css';
import { useShortcut } from './shortcuts';
import { useUndo } from './undo';

type NoteFactsPanelProps = { noteId: string; subject: NoteSubject; onClose: () => void };

const icons = { person: IconUserPlus, day: IconCalendarPlus, promise: IconHeartHandshake };

/** What the note that was just saved says of people, days and promises: Y confirms the first. */
export function NoteFactsPanel({ noteId, subject, onClose }: NoteFactsPanelProps) {
  const t = useTranslations('notes.facts');
  const client = useQueryClient();
  const problemText = useProblemText();
  const timeZone = useTimeZone() ?? 'UTC';
  const { notifyUndo } = useUndo();
  const [gone, setGone] = useState<readonly string[]>([]);
  const { data } = useQuery(factsQuery(noteId));
  const facts = data ? factsOf(data).filter(({ key }) => !gone.includes(key)) : [];
  const text = useFactText();
  const decide = useMutation({
    mutationFn: async ({ fact, isTrue }: { fact: Fact; isTrue: boolean }) => {
      setGone((keys) => [...keys, fact.key]);
      if (!isTrue) return dismissFact(fact);
      const { changeSetId } = await confirmFact(fact, noteId, subject, timeZone);
      if (changeSetId !== undefined) notifyUndo({ message: t(`done.${fact.kind}`), changeSetId });
    },
    onError: (error, { fact }) => {
      setGone((keys) => keys.filter((key) => key !== fact.key));
      notifications.show({ message: problemText(error), color: 'red' });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['records', 'activities'] }),
  });
  const [first] = facts;
  const decideFirst = (isTrue: boolean) => first && decide.mutate({ fact: first, isTrue });
  useShortcut('y', t('confirmFirst'), () => decideFirst(true), { group: 'record', enabled: first !== undefined });
  return (
    <>
      <VisuallyHidden role="status">{facts.length > 0 ? t('found', { count: facts.length }) : ''}</VisuallyHidden>
      {facts.length > 0 && (
        <section className={classes.facts} aria-label={t('title')}>
          <Text size="sm" fw={600} component="h3">
            {t('title')}
          </Text>
          {/* Safari forgets that a list without bullets is one. */}
          {/* eslint-disable-next-line jsx-a11y/no-redundant-roles */}
          <ul role="list">
            {facts.map((fact) => {
              const FactIcon = icons[fact.kind];
              const { what, why } = text(fact);
              return (
                <li key={fact.key} className={classes.fact}>
                  <FactIcon size={18} stroke={1.6} aria-hidden />
                  <span className={classes.factText}>
                    {what}
                    <small>{why}</small>
                  </span>
                  <Button
                    size="compact-sm"
                    variant="light"
                    leftSection={<IconCheck size={14} />}
                    aria-label={t('confirmNamed', { what })}
                    {...(fact === first && { 'aria-keyshortcuts': 'Y', title: `${t(`confirm.${fact.kind}`)} (Y)` })}
                    onClick={() => decide.mutate({ fact, isTrue: true })}
                  >
                    {t(`confirm.${fact.kind}`)}
                  </Button>
                  <ActionIcon
                    aria-label={t('dismiss', { what })}
                    onClick={() => decide.mutate({ fact, isTrue: false })}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </li>
              );
            })}
          </ul>
          <Button size="compact-xs" variant="subtle" color="gray" ms="auto" onClick={onClose}>
            {t('close')}
          </Button>
        </section>
      )}
    </>
  );
}

function useFactText(): (fact: Fact) => { what: string; why: string } {
  const t = useTranslations('notes.facts');
  const format = useValueFormatter();
  return (fact) => {
    switch (fact.kind) {
      case 'person':
        return { what: fact.name, why: t('because.person', { words: fact.words }) };
      case 'day':
        return { what: fact.sentence, why: t('because.day', { words: fact.words, day: format.date(fact.day) }) };
      case 'promise': {
        const side = fact.promisedBy === 'us' ? t('because.us') : t('because.them');
        return {
          what: fact.what,
          why: fact.due === null ? side : t('because.due', { side, day: format.date(fact.due) }),
        };
      }
    }
  };
}
