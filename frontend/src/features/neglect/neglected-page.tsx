import { Badge, Button, Text, Title } from '@mantine/core';
import { IconAdjustments, IconMoodSmile } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { PromiseMessages } from '@/shared/promises/promise-messages';
import { EmptyState } from '@/shared/ui/empty-state';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { QueryList } from '@/shared/ui/query-list';
import { RecordLink } from '@/shared/ui/record-link';
import { Row } from '@/shared/ui/row-list';
import { indifferenceQuery, neglectedQuery, reasons, type Neglected } from './neglect-api';
import classes from './neglect.module.css';

const RulesDialog = lazy(async () => ({ default: (await import('./rules-dialog')).RulesDialog }));

export function NeglectedPage() {
  return (
    <PromiseMessages fallback={<ListSkeleton rows={8} />}>
      <NeglectedList />
    </PromiseMessages>
  );
}

/** Who waits too long and why, and how it goes with that over time. */
function NeglectedList() {
  const t = useTranslations('promises.neglect');
  // Rows link to records by their types.
  useMetadata();
  const canManage = useCan('neglect.manage');
  const query = useInfiniteQuery(neglectedQuery);
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={canManage && <Rules />} />
      <IndifferenceChart />
      <QueryList
        query={query}
        items={query.data?.pages.flatMap((page) => page.items)}
        label={t('list')}
        more={t('more')}
        empty={
          <EmptyState icon={IconMoodSmile} title={t('emptyTitle')}>
            {t('emptyText')}
          </EmptyState>
        }
        row={(item) => <NeglectedRow key={item.recordId} item={item} />}
      />
    </>
  );
}

function Rules() {
  const t = useTranslations('promises.neglect.rules');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconAdjustments size={17} />} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <RulesDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

function NeglectedRow({ item }: { item: Neglected }) {
  const t = useTranslations('promises.neglect');
  const format = useValueFormatter();
  const last = item.lastContactAt === null ? t('never') : t('last', { day: format.dateTime(item.lastContactAt) });
  return (
    <Row
      isLinked
      title={
        <RecordLink recordType={item.recordType} id={item.recordId}>
          {item.name ?? '…'}
        </RecordLink>
      }
      detail={[last, item.ownerName, item.rule].filter(Boolean).join(' · ')}
      side={
        <>
          {reasons
            .filter((reason) => item.reasons.includes(reason))
            .map((reason) => (
              <Badge key={reason} color={reason === 'brokenPromise' ? 'red' : 'yellow'}>
                {t(`reasons.${reason}`)}
              </Badge>
            ))}
        </>
      }
      end={t('since', { day: format.dateTime(item.since) })}
    />
  );
}

function IndifferenceChart() {
  const t = useTranslations('promises.neglect');
  const format = useValueFormatter();
  const { data: points = [] } = useQuery(indifferenceQuery);
  if (points.length === 0) return null;
  const highest = Math.max(0.05, ...points.map(({ share }) => share));
  return (
    <section className={classes.chart} aria-labelledby="index">
      <Title order={2} id="index" fz={15}>
        {t('index')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('indexText')}
      </Text>
      <ol className={classes.bars}>
        {points.map(({ day, share, neglected, total }) => {
          const text = t('point', { day: format.date(day), share, neglected, total });
          return (
            <li key={day} title={text}>
              <span className={classes.bar} style={{ blockSize: `${(share / highest) * 100}%` }} aria-hidden />
              <span className="visually-hidden">{text}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
