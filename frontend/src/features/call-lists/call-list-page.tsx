import { Badge, SegmentedControl, Text } from '@mantine/core';
import { IconPhoneCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CallListMessages } from '@/shared/call-lists/call-list-messages';
import type { CallList } from '@/shared/call-lists/call-list-types';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { RecordLink } from '@/shared/ui/record-link';
import { Row } from '@/shared/ui/row-list';
import { callListQuery, entriesQuery, type CallListEntry, type EntryState } from './call-list-api';
import { ListMenu } from './list-menu';
import { useOutcomeText } from './outcome-text';
import { ProgressBar } from './progress-bar';
import classes from './call-lists.module.css';

export function CallListPage() {
  return (
    <CallListMessages fallback={<ListSkeleton rows={6} />}>
      <Loaded />
    </CallListMessages>
  );
}

function Loaded() {
  const { id } = useParams({ strict: false });
  // Rows link to records by their types.
  useMetadata();
  const { data: list, error, refetch } = useQuery(callListQuery(id ?? ''));
  if (error && !list) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return list ? <Details list={list} /> : <ListSkeleton rows={6} />;
}

const states: readonly EntryState[] = ['waiting', 'callBack', 'done', 'skipped'];

/** How far a list has come, and who is on it. */
function Details({ list }: { list: CallList }) {
  const t = useTranslations('callLists');
  const [state, setState] = useState<EntryState>('waiting');
  const { waiting, inWork, callBack } = list.progress;
  const isOpen = list.closedAt == null && waiting + inWork + callBack > 0;
  const callers = list.callers.map(({ name }) => name).filter((name) => name != null);
  return (
    <>
      <PageHeader
        title={list.settings.name}
        description={
          callers.length > 0
            ? t('calledBy', { names: callers.join(', ') })
            : t('madeBy', { name: list.createdByName ?? '' })
        }
        actions={
          <>
            {list.closedAt != null && <Badge color="gray">{t('closed')}</Badge>}
            {list.mayChange && <ListMenu list={list} />}
            {isOpen && (
              <LinkButton to="/call-lists/$id/work" params={{ id: list.id }}>
                {t('startCalling')}
              </LinkButton>
            )}
          </>
        }
      />
      <section className={classes.panel} aria-label={t('progressLabel')}>
        <ProgressBar progress={list.progress} hasNumbers />
      </section>
      <SegmentedControl
        mb="sm"
        className={classes.states}
        aria-label={t('show')}
        value={state}
        onChange={setState}
        data={states.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      <Entries list={list} state={state} />
    </>
  );
}

function Entries({ list, state }: { list: CallList; state: EntryState }) {
  const t = useTranslations('callLists');
  const query = useInfiniteQuery(entriesQuery(list.id, state));
  return (
    <QueryList
      query={query}
      items={query.data?.pages.flatMap((page) => page.items)}
      label={t(`states.${state}`)}
      more={t('more')}
      empty={
        <EmptyState icon={IconPhoneCheck} title={t('nobodyTitle')}>
          {t('nobodyText')}
        </EmptyState>
      }
      row={(entry) => <EntryRow key={entry.id} list={list} state={state} entry={entry} />}
    />
  );
}

function EntryRow({ list, state, entry }: { list: CallList; state: EntryState; entry: CallListEntry }) {
  const t = useTranslations('callLists');
  const format = useValueFormatter();
  const outcomeText = useOutcomeText(list);
  const details = [
    entry.outcome == null ? undefined : outcomeText(entry.outcome),
    entry.tries > 0 ? t('tries', { count: entry.tries }) : undefined,
    entry.reason == null ? undefined : t(`reasons.${reasonOf(entry.reason)}`),
  ];
  const at = state === 'callBack' ? entry.notBefore : state === 'done' ? entry.doneAt : undefined;
  return (
    <Row
      isLinked
      title={
        entry.name == null ? (
          <Text c="dimmed">{t('hidden')}</Text>
        ) : (
          <RecordLink recordType={list.recordType} id={entry.recordId}>
            {entry.name}
          </RecordLink>
        )
      }
      detail={details.filter((text) => text !== undefined).join(' · ') || undefined}
      end={at == null ? undefined : format.dateTime(at)}
    />
  );
}

const reasons = ['noNumber', 'sameNumber', 'doNotCall', 'noConsent', 'gone', 'chosen'] as const;

function reasonOf(code: string): (typeof reasons)[number] {
  return reasons.find((reason) => reason === code) ?? 'gone';
}
