import { Button, Chip, Group, Skeleton, Stack, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useNow, useTimeZone, useTranslations } from 'use-intl';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { dayName, groupByDay } from '../history-model';
import classes from '../records.module.css';
import { TimelineEntry } from './timeline-entry';
import { timelineFilters, timelineQuery, type TimelineFilter } from './timeline-query';

const texts = {
  en: () => import('../../../../messages/en/timeline.json'),
  es: () => import('../../../../messages/es/timeline.json'),
  zh: () => import('../../../../messages/zh/timeline.json'),
  ru: () => import('../../../../messages/ru/timeline.json'),
  it: () => import('../../../../messages/it/timeline.json'),
};

type TimelinePanelProps = { type: RecordTypeInfo; record: CrmRecord };

/** What happened with a customer, whoever did it, newest first; what is still to come stands above it. */
export function TimelinePanel(props: TimelinePanelProps) {
  return (
    <Suspense fallback={<Skeleton h={160} />}>
      <MoreMessages name="timeline" loaders={texts}>
        <Panel {...props} />
      </MoreMessages>
    </Suspense>
  );
}

function Panel({ type, record }: TimelinePanelProps) {
  const t = useTranslations('timeline');
  const format = useValueFormatter();
  const timeZone = useTimeZone() ?? 'UTC';
  const now = useNow();
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const timeline = useInfiniteQuery({
    ...timelineQuery(type.resource, record.id, filter),
    placeholderData: keepPreviousData,
  });
  if (timeline.error) return <ErrorPanel error={timeline.error} onRetry={() => void timeline.refetch()} />;
  const items = timeline.data?.pages.flatMap((page) => page.items);
  const next = timeline.data?.pages[0]?.next ?? [];
  const about = { recordType: type.name, recordId: record.id };
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className={classes.panelTitle}>
        {t('title')}
      </h2>
      <Chip.Group value={filter} onChange={(value) => setFilter(value)}>
        <Group gap={6} mb="md" role="group" aria-label={t('show')}>
          {(Object.keys(timelineFilters) as TimelineFilter[]).map((name) => (
            <Chip key={name} value={name} size="xs">
              {t(`filters.${name}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {!items ? (
        <Skeleton h={160} />
      ) : (
        <Stack gap="lg" className={classes.history}>
          {next.length > 0 && (
            <div>
              <h3 className={classes.relatedTitle}>{t('next')}</h3>
              <ol className={classes.entries}>
                {next.map((item) => (
                  <TimelineEntry key={item.id} item={item} isOpen {...about} />
                ))}
              </ol>
            </div>
          )}
          {groupByDay(items, timeZone).map(({ day, entries }) => {
            const name = dayName(day, now, timeZone);
            const title = name === undefined ? format.date(day) : t(name);
            return (
              <div key={day}>
                <h3 className={classes.relatedTitle}>{title}</h3>
                <ol className={classes.entries}>
                  {entries.map((item) => (
                    <TimelineEntry key={item.id} item={item} {...about} />
                  ))}
                </ol>
              </div>
            );
          })}
          {items.length === 0 && next.length === 0 && (
            <Text c="dimmed">{t(filter === 'all' ? 'empty' : 'emptyKind')}</Text>
          )}
          {timeline.hasNextPage && (
            <Button
              variant="default"
              loading={timeline.isFetchingNextPage}
              onClick={() => void timeline.fetchNextPage()}
            >
              {t('more')}
            </Button>
          )}
        </Stack>
      )}
    </section>
  );
}
