import { Button, Group, Select } from '@mantine/core';
import { IconDownload, IconTargetArrow } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { request } from '@/shared/api/client';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { downloadText } from '@/shared/lib/download-text';
import { fieldOf } from '@/shared/metadata/record-type';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { LeadBars } from './lead-bars';
import {
  periodFilter,
  periods,
  reportBys,
  toCsv,
  type LeadReport,
  type Period,
  type ReportBy,
  type ReportLine,
} from './lead-report-model';
import { LeadReportTable, useReportColumns } from './lead-report-table';

const loaders = {
  en: () => import('../../../../messages/en/lead-report.json'),
  es: () => import('../../../../messages/es/lead-report.json'),
  zh: () => import('../../../../messages/zh/lead-report.json'),
  ru: () => import('../../../../messages/ru/lead-report.json'),
  it: () => import('../../../../messages/it/lead-report.json'),
};

const reportQuery = (by: ReportBy, period: Period) =>
  queryOptions({
    queryKey: ['records', 'leads', 'report', by, period] as const,
    queryFn: async ({ signal }) =>
      (await request<LeadReport>('GET', '/reports/leads', { query: { by, ...periodFilter(period) }, signal })).data,
    placeholderData: (previous) => previous,
  });

export function WholeLeadReport() {
  return (
    <Suspense fallback={<ListSkeleton rows={8} />}>
      <MoreMessages name="leadReport" loaders={loaders}>
        <Report />
      </MoreMessages>
    </Suspense>
  );
}

/** What came of leads, whose find they were, and what they cost; the address says by which side. */
function Report() {
  const t = useTranslations('leadReport');
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const by = reportBys.find((each) => each === search.by) ?? 'origin';
  const period = periods.find((each) => each === search.period) ?? 'anyTime';
  const { data: report, error, refetch } = useQuery(reportQuery(by, period));
  const nameOf = useNames(by);
  const show = (next: { by?: string; period?: string }) =>
    void navigate({ to: '/reports/leads', search: { by, period, ...next }, replace: true });
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={report && report.items.length > 0 && <Download report={report} by={by} nameOf={nameOf} />}
      />
      <Group gap="sm" mb="md">
        <Select
          label={t('by')}
          data={reportBys.map((value) => ({ value, label: t(`byNames.${value}`) }))}
          value={by}
          allowDeselect={false}
          onChange={(value) => value !== null && show({ by: value })}
        />
        <Select
          label={t('period')}
          data={periods.map((value) => ({ value, label: t(value) }))}
          value={period}
          allowDeselect={false}
          onChange={(value) => value !== null && show({ period: value })}
        />
      </Group>
      {error && !report ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : report === undefined ? (
        <ListSkeleton rows={8} />
      ) : report.items.length === 0 ? (
        <EmptyState icon={IconTargetArrow} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <LeadBars report={report} nameOf={nameOf} />
          <LeadReportTable report={report} by={by} period={period} nameOf={nameOf} />
        </>
      )}
    </>
  );
}

function useNames(by: ReportBy): (line: ReportLine) => string {
  const t = useTranslations('leadReport');
  const labels = useLabels();
  const choice = fieldOf(useRecordType('lead'), by === 'channel' ? 'channel' : 'origin');
  return (line) =>
    line.key === null
      ? t('none')
      : (by === 'channel' || by === 'origin') && choice
        ? labels.option('lead', choice, line.key)
        : (line.label ?? line.key);
}

type DownloadProps = { report: LeadReport; by: ReportBy; nameOf: (line: ReportLine) => string };

function Download({ report, by, nameOf }: DownloadProps) {
  const t = useTranslations('leadReport');
  const columns = useReportColumns(report.currency);
  const save = () => {
    const head = [t(`byNames.${by}`), ...columns.map(({ name }) => name)];
    const rows = report.items.map((line) => [nameOf(line), ...columns.map(({ value }) => value(line))]);
    downloadText(`leads-${by}.csv`, '\uFEFF' + toCsv([head, ...rows]));
  };
  return (
    <Button variant="default" leftSection={<IconDownload size={16} />} onClick={save}>
      {t('csv')}
    </Button>
  );
}
