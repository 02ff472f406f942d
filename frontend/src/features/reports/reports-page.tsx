import { Group, Select } from '@mantine/core';
import { IconReportMoney, IconTelescope } from '@tabler/icons-react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { request } from '@/shared/api/client';
import { DealMessages } from '@/shared/deals/deal-messages';
import { fieldOf } from '@/shared/metadata/record-type';
import { useValueFormatter } from '@/shared/metadata/use-format';
import { useLabels } from '@/shared/metadata/use-labels';
import { useRecordType } from '@/shared/metadata/use-metadata';
import { EmptyState } from '@/shared/ui/empty-state';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import {
  periodFilter,
  periods,
  reportBys,
  type Period,
  type ReportBy,
  type ReportLine,
  type SalesReport,
} from './report-model';
import { ReportTable } from './report-table';
import classes from './reports.module.css';

const reportQuery = (by: ReportBy, period: Period) =>
  queryOptions({
    queryKey: ['records', 'opportunities', 'report', by, period] as const,
    queryFn: async ({ signal }) =>
      (await request<SalesReport>('GET', '/reports/sales', { query: { by, ...periodFilter(by, period) }, signal }))
        .data,
  });

const WholeLeadReport = lazy(async () => ({
  default: (await import('./leads/lead-report-page')).WholeLeadReport,
}));

/** Beside the sales report, so that the shell knows one place of reports. */
export function LeadReportPage() {
  return (
    <Suspense fallback={<ListSkeleton rows={8} />}>
      <WholeLeadReport />
    </Suspense>
  );
}

export function ReportsPage() {
  return (
    <DealMessages fallback={<ListSkeleton rows={8} />}>
      <Report />
    </DealMessages>
  );
}

/** What came of the deals, by one of their sides; the address says which. */
function Report() {
  const t = useTranslations('deals.reports');
  const readsOrders = useCan('orders.read');
  const labels = useLabels();
  const type = useRecordType('opportunity');
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const by = reportBys.find((each) => each === search.by) ?? 'owner';
  const period = periods.find((each) => each === search.period) ?? 'anyTime';
  const choice = fieldOf(type, by === 'forecast' ? 'forecastCategory' : 'lossReason');
  const { data: report, error, refetch } = useQuery(reportQuery(by, period));
  const show = (next: { by?: string; period?: string }) =>
    void navigate({ to: '/reports', search: { by, period, ...next }, replace: true });
  const nameOf = (line: ReportLine) =>
    line.key === null
      ? t('none')
      : (by === 'lossReason' || by === 'forecast') && choice
        ? labels.option('opportunity', choice, line.key)
        : by === 'playbook'
          ? `${line.key} %`
          : (line.label ?? line.key);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Group gap="xs">
            <LinkButton to="/reports/leads" variant="default">
              {t('leads')}
            </LinkButton>
            {readsOrders && (
              <LinkButton to="/reports/customers" variant="default">
                {t('customers')}
              </LinkButton>
            )}
            <LinkButton to="/forecast" variant="default" leftSection={<IconTelescope size={17} />}>
              {t('forecast')}
            </LinkButton>
          </Group>
        }
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
        <EmptyState icon={IconReportMoney} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <Bars report={report} by={by} nameOf={nameOf} />
          <ReportTable report={report} by={by} period={period} nameOf={nameOf} />
        </>
      )}
    </>
  );
}

type BarsProps = { report: SalesReport; by: ReportBy; nameOf: (line: ReportLine) => string };

/** The largest lines at a glance; the table below says the same to whoever cannot see them. */
function Bars({ report, by, nameOf }: BarsProps) {
  const t = useTranslations('deals.reports');
  const format = useValueFormatter();
  const isLosses = by === 'lossReason';
  const value = by === 'forecast' ? 'openValue' : 'wonValue';
  const valueOf = (line: ReportLine) => (isLosses ? line.lost : line[value]);
  const shown = report.items.filter((line) => valueOf(line) > 0).slice(0, 12);
  const most = Math.max(...shown.map(valueOf), 1);
  if (shown.length === 0) return null;
  return (
    <figure className={classes.chart} aria-hidden>
      <figcaption>{isLosses ? t('chartLost') : value === 'openValue' ? t('columns.openValue') : t('chart')}</figcaption>
      <ol>
        {shown.map((line) => (
          <li key={line.key ?? ''}>
            <span className={classes.label}>{nameOf(line)}</span>
            <span className={classes.bar} style={{ inlineSize: `${(valueOf(line) / most) * 100}%` }} />
            <span className={classes.value}>
              {isLosses
                ? new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 }).format(
                    line.lostShare,
                  )
                : format.money({ amount: line[value], currency: report.currency })}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
