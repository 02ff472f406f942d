import { ActionIcon, Button, Paper } from '@mantine/core';
import { IconMicrophone } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '@/app/commands';
import { ariaKeys, useShortcut } from '@/app/shortcuts';
import { KindIcon } from '@/shared/activities/kind-icon';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { composedKinds, emptyDraft, type ComposedKind, type Draft } from './composer-model';
import classes from './composer.module.css';

const ComposerForm = lazy(async () => ({ default: (await import('./composer-form')).ComposerForm }));

const NoteFactsPanel = lazy(async () => ({ default: (await import('@/app/note-facts-panel')).NoteFactsPanel }));

type ComposerProps = { type: RecordTypeInfo; record: CrmRecord };

/** Always within reach above the timeline: one key or click, and one writes. */
export function Composer({ type, record }: ComposerProps) {
  const t = useTranslations('activities.composer');
  const tKind = useTranslations('options.activity.kind');
  const [kind, setKind] = useState<ComposedKind>();
  const [voiceAsked, setVoiceAsked] = useState(0);
  const [noteId, setNoteId] = useState<string>();
  // Kept when the form is closed: whoever looks something up goes on where they were.
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const buttons = useRef(new Map<ComposedKind, HTMLButtonElement>());
  const close = () => {
    if (kind) buttons.current.get(kind)?.focus();
    setKind(undefined);
    setVoiceAsked(0);
  };
  const speak = () => {
    setKind('note');
    setVoiceAsked((times) => times + 1);
  };
  return (
    <Paper component="section" className={classes.composer} aria-label={t('label')}>
      <div className={classes.kinds}>
        {composedKinds.map((each) => (
          <Button
            key={each}
            ref={(element) => {
              if (element) buttons.current.set(each, element);
            }}
            size="compact-md"
            variant={kind === each ? 'light' : 'subtle'}
            color={kind === each ? 'pine' : 'gray'}
            leftSection={<KindIcon kind={each} />}
            aria-expanded={kind === each}
            aria-keyshortcuts={ariaKeys(keys[each])}
            title={`${t(`new.${each}`)} (${keys[each].toUpperCase()})`}
            onClick={() => (kind === each ? close() : setKind(each))}
          >
            {tKind(each)}
          </Button>
        ))}
        <ActionIcon
          size={30}
          aria-label={t('new.voice')}
          title={`${t('new.voice')} (V)`}
          aria-keyshortcuts="V"
          onClick={speak}
        >
          <IconMicrophone size={18} stroke={1.6} />
        </ActionIcon>
      </div>
      {composedKinds.map((each) => (
        <NewKey key={each} what={each} onChoose={() => setKind(each)} />
      ))}
      <NewKey what="voice" onChoose={speak} />
      <Suspense fallback={null}>
        {kind && (
          <ComposerForm
            key={kind}
            kind={kind}
            type={type}
            record={record}
            draft={draft}
            onDraft={setDraft}
            voiceAsked={voiceAsked}
            onClose={close}
            onSaved={(activityId) => {
              setDraft(emptyDraft);
              setNoteId(kind === 'note' ? activityId : undefined);
              close();
            }}
          />
        )}
        {noteId !== undefined && kind !== 'note' && (
          <NoteFactsPanel
            key={noteId}
            noteId={noteId}
            subject={{ [`${type.name}Id`]: record.id }}
            onClose={() => setNoteId(undefined)}
          />
        )}
      </Suspense>
    </Paper>
  );
}

const keys: Record<ComposedKind | 'voice', string> = { note: 'n', task: 't', call: 'c', meeting: 'm', voice: 'v' };

function NewKey({ what, onChoose }: { what: ComposedKind | 'voice'; onChoose: () => void }) {
  const t = useTranslations('activities.composer.new');
  useShortcut(keys[what], t(what), onChoose, { group: 'record' });
  useCommand({ id: `record.${what}`, label: t(what), group: 'record', keys: keys[what], run: onChoose });
  return null;
}
