import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '@/app/session';
import { MoreMessages } from '@/shared/i18n/more-messages';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { MotiveReportView } from './motive-report';
import { PotentialReport } from './potential-report';
import { SuggestionModels } from './suggestion-models';

const loaders = {
  en: () => import('../../../messages/en/customer-reports.json'),
  es: () => import('../../../messages/es/customer-reports.json'),
  zh: () => import('../../../messages/zh/customer-reports.json'),
  ru: () => import('../../../messages/ru/customer-reports.json'),
  it: () => import('../../../messages/it/customer-reports.json'),
};

/** What orders tell of customers: what they buy elsewhere, why they come back, what they buy together. */
export function CustomerReportsPage() {
  return (
    <Suspense fallback={<ListSkeleton rows={8} />}>
      <MoreMessages name="customerReports" loaders={loaders}>
        <Reports />
      </MoreMessages>
    </Suspense>
  );
}

function Reports() {
  const t = useTranslations('customerReports');
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const may = {
    potential: useCan('potential.read'),
    motives: useCan('orders.read'),
    together: useCan('suggestions.manage'),
  };
  const tabs = (['potential', 'motives', 'together'] as const).filter((tab) => may[tab]);
  const tab = tabs.find((each) => each === search.tab) ?? tabs[0];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Tabs
        value={tab ?? null}
        keepMounted={false}
        onChange={(next) => void navigate({ to: '/reports/customers', search: { tab: next ?? '' }, replace: true })}
      >
        <Tabs.List mb="md">
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="potential">
          <PotentialReport />
        </Tabs.Panel>
        <Tabs.Panel value="motives">
          <MotiveReportView />
        </Tabs.Panel>
        <Tabs.Panel value="together">
          <SuggestionModels />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
