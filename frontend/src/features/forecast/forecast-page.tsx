import { ActionIcon, Button, Group, SegmentedControl, Select, Tabs, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconTargetArrow } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { useMetadata } from '@/shared/metadata/use-metadata';
import { ErrorPanel } from '@/shared/ui/error-panel';
import { LinkButton } from '@/shared/ui/link-button';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { forecastBys, forecastQuery } from './forecast-api';
import { ForecastBars } from './forecast-bars';
import { ForecastMessages } from './forecast-messages';
import { inUnit, isPeriod, moved, periodName, periodOf, unitOf } from './forecast-model';
import { ForecastTable } from './forecast-table';
import { ForecastTiles } from './forecast-tiles';
import classes from './forecast.module.css';

const ChangesView = lazy(async () => ({ default: (await import('./changes-view')).ChangesView }));
const AccuracyView = lazy(async () => ({ default: (await import('./accuracy-view')).AccuracyView }));

const views = ['figures', 'changes', 'accuracy'] as const;

export function ForecastPage() {
  return (
    <ForecastMessages fallback={<ListSkeleton rows={8} />}>
      <Forecast />
    </ForecastMessages>
  );
}

/** What will come, what became of what was expected, and how good past forecasts were; the address says which. */
function Forecast() {
  const t = useTranslations('forecast');
  const locale = useLocale();
  // Rows link to records by their types.
  useMetadata();
  const navigate = useNavigate();
  const setsQuotas = useCan('quotas.manage');
  const search: Record<string, unknown> = useSearch({ strict: false });
  const period = isPeriod(search.period) ? search.period : periodOf(new Date(), 'quarter');
  const view = views.find((each) => each === search.view) ?? 'figures';
  const show = (next: { period?: string; view?: string }) =>
    void navigate({ to: '/forecast', search: { ...search, period, view, ...next } as never, replace: true });
  const name = periodName(period, locale, (values) => t('quarter', values));
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <LinkButton to="/quotas" variant="default" leftSection={<IconTargetArrow size={17} />}>
            {setsQuotas ? t('quotas.set') : t('quotas.title')}
          </LinkButton>
        }
      />
      <div className={classes.tools}>
        <Group gap={4} wrap="nowrap" role="group" aria-label={t('period')}>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('earlier')}
            onClick={() => show({ period: moved(period, -1) })}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <Text fw={600} className={classes.period} aria-live="polite">
            {name}
          </Text>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('later')}
            onClick={() => show({ period: moved(period, 1) })}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </Group>
        <SegmentedControl
          aria-label={t('unit')}
          data={(['quarter', 'month'] as const).map((value) => ({ value, label: t(`units.${value}`) }))}
          value={unitOf(period)}
          onChange={(unit) => show({ period: inUnit(period, unit) })}
        />
        {period !== periodOf(new Date(), unitOf(period)) && (
          <Button variant="subtle" onClick={() => show({ period: periodOf(new Date(), unitOf(period)) })}>
            {t('now')}
          </Button>
        )}
      </div>
      <Tabs value={view} onChange={(next) => next !== null && show({ view: next })} keepMounted={false}>
        <Tabs.List mb="md">
          {views.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`views.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="figures">
          <Figures period={period} />
        </Tabs.Panel>
        <Tabs.Panel value="changes">
          <Suspense fallback={<ListSkeleton rows={6} />}>
            <ChangesView period={period} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="accuracy">
          <Suspense fallback={<ListSkeleton rows={6} />}>
            <AccuracyView period={period} />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Figures({ period }: { period: string }) {
  const t = useTranslations('forecast');
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const by = forecastBys.find((each) => each === search.by) ?? 'owner';
  const { data: forecast, error, refetch } = useQuery(forecastQuery(period, by));
  if (error && !forecast) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!forecast) return <ListSkeleton rows={8} />;
  return (
    <>
      <ForecastTiles total={forecast.total} currency={forecast.currency} />
      <Select
        className={classes.by}
        label={t('by')}
        data={forecastBys.map((value) => ({ value, label: t(`bys.${value}`) }))}
        value={by}
        allowDeselect={false}
        onChange={(value) =>
          void navigate({ to: '/forecast', search: { ...search, period, by: value } as never, replace: true })
        }
      />
      {forecast.items.length === 0 ? (
        <Text c="dimmed" my="xl" ta="center">
          {t('empty')}
        </Text>
      ) : (
        <>
          <ForecastBars forecast={forecast} by={by} />
          <ForecastTable forecast={forecast} by={by} />
        </>
      )}
    </>
  );
}
