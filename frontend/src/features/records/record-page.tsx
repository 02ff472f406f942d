import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PanelBoundary } from '@/app/panel-boundary';
import { ProblemError } from '@/shared/api/problem-error';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { recordLabel } from '@/shared/metadata/record-type';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { rememberRecord } from '@/shared/search/recent';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { useDocumentTitle } from '@/shared/ui/page-header';
import { ConflictHost } from './conflict-host';
import { HistoryPanel } from './history-panel';
import { RecordDetails } from './record-details';
import { RecordHeader } from './record-header';
import { RecordMissing } from './record-missing';
import { RecordSkeleton } from './record-skeleton';
import { recordQuery } from './record-queries';
import classes from './records.module.css';
import { RelatedPanel } from './related-panel';
import { hasTimeline, isParty } from './has-timeline';
import { useCachedRow } from './use-cached-row';

const MessagePanel = lazy(async () => ({ default: (await import('@/shared/mail/message-panel')).MessagePanel }));
const ConsentPanel = lazy(async () => ({ default: (await import('./consents/consent-panel')).ConsentPanel }));
const FilesPanel = lazy(async () => ({ default: (await import('./files/files-panel')).FilesPanel }));
const ComposerHost = lazy(async () => ({ default: (await import('./composer/composer-host')).ComposerHost }));
const PromisePanel = lazy(async () => ({ default: (await import('./promises/promise-panel')).PromisePanel }));
const TimelinePanel = lazy(async () => ({ default: (await import('./timeline/timeline-panel')).TimelinePanel }));
const RelationsPanel = lazy(async () => ({ default: (await import('./relations/relations-panel')).RelationsPanel }));
const ScorePanel = lazy(async () => ({ default: (await import('./lead/score-panel')).ScorePanel }));
const OffersPanel = lazy(async () => ({ default: (await import('./partner/offers-panel')).OffersPanel }));
const DealPanel = lazy(async () => ({ default: (await import('./deal/deal-panel')).DealPanel }));
const QuotePanel = lazy(async () => ({ default: (await import('./quote/quote-panel')).QuotePanel }));
const BusinessPanel = lazy(async () => ({ default: (await import('./business/business-panel')).BusinessPanel }));
const OptionsPanel = lazy(async () => ({ default: (await import('./quote/product-options')).OptionsPanel }));
const PastDetails = lazy(async () => ({ default: (await import('./past-details')).PastDetails }));

type RecordPageProps = { recordType: string };

export function RecordPage({ recordType }: RecordPageProps) {
  return (
    <Suspense fallback={<RecordSkeleton />}>
      <RecordOf recordType={recordType} />
    </Suspense>
  );
}

function RecordOf({ recordType }: RecordPageProps) {
  const type = useRecordType(recordType);
  const { id = '' } = useParams({ strict: false });
  const row = useCachedRow(type, id);
  // The row that was clicked shows at once; what only the full answer knows follows.
  const { data: record, error, refetch } = useQuery({ ...recordQuery(type.resource, id), placeholderData: row });
  if (record) return <RecordView key={id} type={type} record={record} />;
  if (error instanceof ProblemError && error.status === 404) return <RecordMissing type={type} />;
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return <RecordSkeleton />;
}

type Tab = 'details' | 'timeline' | 'related' | 'history';

/** Beside each other where there is room, else one behind the other. */
function RecordView({ type, record }: { type: RecordTypeInfo; record: CrmRecord }) {
  const t = useTranslations('record');
  const isNarrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const [tab, setTab] = useState<Tab>('details');
  const [asOf, setAsOf] = useState<string>();
  const label = recordLabel(type, record) || t('unnamed');
  useDocumentTitle(label);
  useEffect(() => rememberRecord({ recordType: type.name, id: record.id, label }), [type.name, record.id, label]);
  const panels: Record<Tab, ReactNode> = {
    details:
      asOf === undefined ? (
        <>
          {type.name === 'lead' && (
            <Suspense fallback={null}>
              <ScorePanel type={type} record={record} />
              <OffersPanel record={record} />
            </Suspense>
          )}
          <RecordDetails type={type} record={record} onEdit={() => setTab('details')} />
        </>
      ) : (
        <Suspense fallback={null}>
          <PastDetails type={type} record={record} asOf={asOf} onNow={() => setAsOf(undefined)} />
        </Suspense>
      ),
    timeline: hasTimeline(type.name) && (
      <PanelBoundary>
        <div>
          <Suspense fallback={null}>
            <ComposerHost type={type} record={record} />
            {isParty(type.name) && <PromisePanel type={type} record={record} />}
            <TimelinePanel type={type} record={record} />
          </Suspense>
        </div>
      </PanelBoundary>
    ),
    related: (
      <PanelBoundary>
        {type.name === 'opportunity' && (
          <Suspense fallback={null}>
            <DealPanel record={record} />
          </Suspense>
        )}
        {type.name === 'product' && (
          <Suspense fallback={null}>
            <OptionsPanel record={record} />
          </Suspense>
        )}
        {type.name === 'account' && (
          <Suspense fallback={null}>
            <BusinessPanel accountId={record.id} />
          </Suspense>
        )}
        {isParty(type.name) && (
          <Suspense fallback={null}>
            <RelationsPanel type={type} record={record} />
          </Suspense>
        )}
        <RelatedPanel type={type} record={record} />
        <Suspense fallback={null}>
          <FilesPanel type={type} record={record} />
        </Suspense>
        {type.fields.some(({ name }) => name === 'mayReceive') && (
          <Suspense fallback={null}>
            <ConsentPanel type={type} record={record} />
          </Suspense>
        )}
      </PanelBoundary>
    ),
    history: (
      <PanelBoundary>
        <HistoryPanel
          type={type}
          record={record}
          asOf={asOf}
          onAsOf={(next) => {
            setAsOf(next);
            if (next !== undefined) setTab('details');
          }}
        />
      </PanelBoundary>
    ),
  };
  const quote = type.name === 'quote' && (
    <PanelBoundary>
      <Suspense fallback={null}>
        <QuotePanel record={record} />
      </Suspense>
    </PanelBoundary>
  );
  const mail = type.name === 'activity' && record.kind === 'email' && (
    <PanelBoundary>
      <Suspense fallback={null}>
        <MessagePanel activityId={record.id} />
      </Suspense>
    </PanelBoundary>
  );
  return (
    <div className={classes.record}>
      <RecordHeader type={type} record={record} />
      {quote}
      {isNarrow ? (
        <>
          {mail}
          <Tabs value={tab} onChange={(next) => setTab(next as Tab)} keepMounted={false}>
            <Tabs.List grow>
              {tabs
                .filter((name) => panels[name] !== false)
                .map((name) => (
                  <Tabs.Tab key={name} value={name}>
                    {t(`tabs.${name}`)}
                  </Tabs.Tab>
                ))}
            </Tabs.List>
            <Tabs.Panel value={tab} pt="md">
              {panels[tab]}
            </Tabs.Panel>
          </Tabs>
        </>
      ) : (
        <div className={classes.columns}>
          <div className={classes.details}>
            {mail}
            {panels.details}
          </div>
          <div className={classes.side}>
            {panels.timeline}
            {panels.related}
            <section aria-label={t('tabs.history')}>
              <h2 className={classes.panelTitle}>{t('tabs.history')}</h2>
              {panels.history}
            </section>
          </div>
        </div>
      )}
      <ConflictHost />
    </div>
  );
}

const tabs: readonly Tab[] = ['details', 'timeline', 'related', 'history'];
