import { Button, Text } from '@mantine/core';
import { IconCoffee, IconPhoneCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ActivityMessages } from '@/shared/activities/activity-messages';
import { CallListMessages } from '@/shared/call-lists/call-list-messages';
import type { CallList } from '@/shared/call-lists/call-list-types';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { useDocumentTitle } from '@/shared/ui/page-header';
import { TextLink } from '@/shared/ui/text-link';
import { callListQuery } from './call-list-api';
import { CallForm } from './call-form';
import { CallSheet } from './call-sheet';
import { ProgressBar } from './progress-bar';
import { useCalling } from './use-calling';
import classes from './call-lists.module.css';

export function WorkPage() {
  return (
    <CallListMessages fallback={<ListSkeleton rows={6} />}>
      <ActivityMessages>
        <Loaded />
      </ActivityMessages>
    </CallListMessages>
  );
}

function Loaded() {
  const { id } = useParams({ strict: false });
  useMetadata();
  const { data: list, error, refetch } = useQuery(callListQuery(id ?? ''));
  if (error && !list) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return list ? <Work list={list} /> : <ListSkeleton rows={6} />;
}

/** One after another: who it is, what to say, how it ended; then the next. */
function Work({ list }: { list: CallList }) {
  const t = useTranslations('callLists.work');
  const calling = useCalling(list);
  const { next, error } = calling;
  const title = next?.card ? `${next.card.name} – ${list.settings.name}` : list.settings.name;
  useDocumentTitle(title);
  return (
    <div className={classes.work}>
      <header className={classes.workHeader}>
        <TextLink to="/call-lists/$id" params={{ id: list.id }}>
          {list.settings.name}
        </TextLink>
        <div className={classes.workProgress}>
          <ProgressBar progress={next?.progress ?? list.progress} />
        </div>
      </header>
      {error ? (
        <ErrorPanel error={error} onRetry={calling.retry} />
      ) : !next ? (
        <ListSkeleton rows={6} />
      ) : next.card ? (
        <div className={classes.card} key={next.card.entryId}>
          <CallSheet list={list} card={next.card} />
          <CallForm list={list} card={next.card} calling={calling} />
        </div>
      ) : (
        <Nobody list={list} nextAt={next.nextAt ?? undefined} onRetry={calling.retry} />
      )}
      <Text className="visually-hidden" role="status">
        {next?.card ? t('onScreen', { name: next.card.name }) : ''}
      </Text>
    </div>
  );
}

type NobodyProps = { list: CallList; nextAt: string | undefined; onRetry: () => void };

function Nobody({ list, nextAt, onRetry }: NobodyProps) {
  const t = useTranslations('callLists.work');
  const format = useValueFormatter();
  return nextAt === undefined ? (
    <EmptyState
      order={1}
      icon={IconPhoneCheck}
      title={t('doneTitle')}
      actions={
        <LinkButton to="/call-lists/$id" params={{ id: list.id }}>
          {t('seeList')}
        </LinkButton>
      }
    >
      {t('doneText')}
    </EmptyState>
  ) : (
    <EmptyState
      order={1}
      icon={IconCoffee}
      title={t('laterTitle')}
      actions={<Button onClick={onRetry}>{t('lookAgain')}</Button>}
    >
      {t('laterText', { at: format.dateTime(nextAt) })}
    </EmptyState>
  );
}
