import { ActionIcon, Tabs } from '@mantine/core';
import { IconArrowsDiagonal, IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import { PanelBoundary } from '@/app/panel-boundary';
import { useShortcut } from '@/app/shortcuts';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { recordLabel } from '@/shared/metadata/record-type';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { RecordAvatar } from '@/shared/ui/record-avatar';
import { recordPath } from '@/shared/ui/record-link';
import { HistoryPanel } from '../history-panel';
import { RecordDetails } from '../record-details';
import { recordQuery } from '../record-queries';
import { RelatedPanel } from '../related-panel';
import { isParty } from '../has-timeline';
import { useCachedRow } from '../use-cached-row';
import classes from './peek.module.css';
import { neighboursOf } from './neighbours';

const ScorePanel = lazy(async () => ({ default: (await import('../lead/score-panel')).ScorePanel }));
const RecordPhoto = lazy(async () => ({ default: (await import('../photo/record-photo')).RecordPhoto }));

type PeekPanelProps = {
  type: RecordTypeInfo;
  id: string;
  rows: readonly CrmRecord[];
  onPeek: (id: string) => void;
  onClose: () => void;
  /** The list has to load more before there is a next one. */
  onEndReached: () => void;
};

const fetchAhead = 10;

/** A record beside its list: to read, to edit, and to go on to the next without losing the place. */
export function PeekPanel({ type, id, rows, onPeek, onClose, onEndReached }: PeekPanelProps) {
  const t = useTranslations('record');
  const row = useCachedRow(type, id);
  const { data: record, error, refetch } = useQuery({ ...recordQuery(type.resource, id), placeholderData: row });
  const { previous, next, index } = neighboursOf(rows, id);
  const isNearEnd = index >= 0 && index >= rows.length - fetchAhead;
  useEffect(() => {
    if (isNearEnd) onEndReached();
  }, [isNearEnd, onEndReached]);
  const step = (target: string | undefined) => target !== undefined && onPeek(target);
  useShortcut('j', t('steps.next'), () => step(next), { group: 'list' });
  useShortcut('k', t('steps.previous'), () => step(previous), { group: 'list' });
  useShortcut('Escape', t('peek.close'), onClose, { group: 'list' });

  const label = record ? recordLabel(type, record) || t('unnamed') : '';
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    // Escape closes the panel from wherever in it the focus is.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside className={classes.panel} aria-label={t('peek.label', { name: label })} onKeyDown={closeByKey}>
      <Head type={type} record={record} label={label} previous={previous} next={next} onStep={step} onClose={onClose} />
      <div className={classes.body}>
        {record ? (
          <Body key={id} type={type} record={record} />
        ) : error ? (
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        ) : null}
      </div>
    </aside>
  );
}

const face = (type: RecordTypeInfo, { id }: CrmRecord, label: string) =>
  ({ id, label, size: 32, shape: type.name === 'account' ? 'square' : 'circle' }) as const;

type HeadProps = {
  type: RecordTypeInfo;
  record: CrmRecord | undefined;
  label: string;
  previous: string | undefined;
  next: string | undefined;
  onStep: (id: string | undefined) => void;
  onClose: () => void;
};

function Head({ type, record, label, previous, next, onStep, onClose }: HeadProps) {
  const t = useTranslations('record');
  const navigate = useNavigate();
  return (
    <header className={classes.head}>
      {record && (
        <Suspense fallback={<RecordAvatar {...face(type, record, label)} />}>
          {isParty(type.name) ? (
            <RecordPhoto key={record.id} {...face(type, record, label)} resource={type.resource} />
          ) : (
            <RecordAvatar {...face(type, record, label)} />
          )}
        </Suspense>
      )}
      <h2 className={classes.name} aria-live="polite">
        {label}
      </h2>
      <ActionIcon
        title={`${t('steps.previous')} (K)`}
        aria-label={t('steps.previous')}
        aria-keyshortcuts="K"
        disabled={previous === undefined}
        onClick={() => onStep(previous)}
      >
        <IconChevronUp size={18} />
      </ActionIcon>
      <ActionIcon
        title={`${t('steps.next')} (J)`}
        aria-label={t('steps.next')}
        aria-keyshortcuts="J"
        disabled={next === undefined}
        onClick={() => onStep(next)}
      >
        <IconChevronDown size={18} />
      </ActionIcon>
      {record && (
        <ActionIcon
          component="a"
          href={recordPath(type.resource, record.id)}
          title={t('peek.open')}
          aria-label={t('peek.open')}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            void navigate({ to: recordPath(type.resource, record.id) as '/' });
          }}
        >
          <IconArrowsDiagonal size={17} />
        </ActionIcon>
      )}
      <ActionIcon title={`${t('peek.close')} (Esc)`} aria-label={t('peek.close')} onClick={onClose}>
        <IconX size={18} />
      </ActionIcon>
    </header>
  );
}

type Tab = 'details' | 'related' | 'history';
const tabs: readonly Tab[] = ['details', 'related', 'history'];

function Body({ type, record }: { type: RecordTypeInfo; record: CrmRecord }) {
  const t = useTranslations('record.tabs');
  const [tab, setTab] = useState<Tab>('details');
  return (
    <Tabs value={tab} onChange={(chosen) => setTab(chosen as Tab)} keepMounted={false}>
      <Tabs.List grow>
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(name)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} pt="md">
        <PanelBoundary>
          {tab === 'details' && type.name === 'lead' && (
            <Suspense fallback={null}>
              <ScorePanel type={type} record={record} />
            </Suspense>
          )}
          {tab === 'details' && <RecordDetails type={type} record={record} onEdit={() => setTab('details')} />}
          {tab === 'related' && <RelatedPanel type={type} record={record} isAlone />}
          {tab === 'history' && <HistoryPanel type={type} record={record} />}
        </PanelBoundary>
      </Tabs.Panel>
    </Tabs>
  );
}
