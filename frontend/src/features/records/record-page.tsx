import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PanelBoundary } from '@/app/panel-boundary';
import { ProblemError } from '@/shared/api/problem-error';
import type { CrmRecord, RecordTypeInfo } from '@/shared/api/types';
import { recordLabel } from '@/shared/metadata/record-type';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { useDocumentTitle } from '@/shared/ui/page-header';
import { ConflictHost } from './conflict-dialog';
import { HistoryPanel } from './history-panel';
import { RecordDetails } from './record-details';
import { RecordHeader } from './record-header';
import { RecordMissing } from './record-missing';
import { RecordSkeleton } from './record-skeleton';
import { recordQuery } from './record-queries';
import classes from './records.module.css';
import { RelatedPanel } from './related-panel';
import { useCachedRow } from './use-cached-row';

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

type Tab = 'details' | 'related' | 'history';

function RecordView({ type, record }: { type: RecordTypeInfo; record: CrmRecord }) {
  const t = useTranslations('record');
  const isNarrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const [chosen, setTab] = useState<Tab>();
  const tab = chosen ?? (isNarrow ? 'details' : 'related');
  const shown = !isNarrow && tab === 'details' ? 'related' : tab;
  useDocumentTitle(recordLabel(type, record) || t('unnamed'));
  const details = <RecordDetails type={type} record={record} onEdit={() => setTab('details')} />;
  return (
    <div className={classes.record}>
      <RecordHeader type={type} record={record} />
      <div className={classes.columns}>
        {!isNarrow && <div className={classes.details}>{details}</div>}
        <Tabs value={shown} onChange={(next) => setTab(next as Tab)} keepMounted={false} className={classes.side}>
          <Tabs.List grow={isNarrow}>
            {isNarrow && <Tabs.Tab value="details">{t('tabs.details')}</Tabs.Tab>}
            <Tabs.Tab value="related">{t('tabs.related')}</Tabs.Tab>
            <Tabs.Tab value="history">{t('tabs.history')}</Tabs.Tab>
          </Tabs.List>
          {isNarrow && (
            <Tabs.Panel value="details" pt="md">
              {details}
            </Tabs.Panel>
          )}
          <Tabs.Panel value="related" pt="md">
            <PanelBoundary>
              <RelatedPanel type={type} record={record} />
            </PanelBoundary>
          </Tabs.Panel>
          <Tabs.Panel value="history" pt="md">
            <PanelBoundary>
              <HistoryPanel type={type} record={record} />
            </PanelBoundary>
          </Tabs.Panel>
        </Tabs>
      </div>
      <ConflictHost />
    </div>
  );
}
