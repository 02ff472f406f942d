import { Button, Paper } from '@mantine/core';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCommand } from '@/app/commands';
import { ariaKeys, useShortcut } from '@/app/shortcuts';
import { KindIcon } from '@/shared/activities/kind-icon';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { composedKinds, emptyDraft, type ComposedKind, type Draft } from './composer-model';
import classes from './composer.module.css';

const ComposerForm = lazy(async () => ({ default: (await import('./composer-form')).ComposerForm }));

type ComposerProps = { type: RecordTypeInfo; record: CrmRecord };

/** Always within reach above the timeline: one key or click, and one writes. */
export function Composer({ type, record }: ComposerProps) {
  const t = useTranslations('activities.composer');
  const tKind = useTranslations('options.activity.kind');
  const [kind, setKind] = useState<ComposedKind>();
  // Kept when the form is closed: whoever looks something up goes on where they were.
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const buttons = useRef(new Map<ComposedKind, HTMLButtonElement>());
  const close = () => {
    if (kind) buttons.current.get(kind)?.focus();
    setKind(undefined);
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
      </div>
      {composedKinds.map((each) => (
        <KindKey key={each} kind={each} onChoose={() => setKind(each)} />
      ))}
      {kind && (
        <Suspense fallback={null}>
          <ComposerForm
            key={kind}
            kind={kind}
            type={type}
            record={record}
            draft={draft}
            onDraft={setDraft}
            onClose={close}
            onSaved={() => {
              setDraft(emptyDraft);
              close();
            }}
          />
        </Suspense>
      )}
    </Paper>
  );
}

const keys: Record<ComposedKind, string> = { note: 'n', task: 't', call: 'c', meeting: 'm' };

function KindKey({ kind, onChoose }: { kind: ComposedKind; onChoose: () => void }) {
  const t = useTranslations('activities.composer.new');
  useShortcut(keys[kind], t(kind), onChoose, { group: 'record' });
  useCommand({ id: `record.${kind}`, label: t(kind), group: 'record', keys: keys[kind], run: onChoose });
  return null;
}
