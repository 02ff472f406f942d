import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { ListSkeleton } from '@/shared/ui/list-skeleton';
import { PageHeader } from '@/shared/ui/page-header';
import { PeopleTab } from './people-tab';
import { PrivacyMessages } from './privacy-messages';

const PurposesTab = lazy(async () => ({ default: (await import('./purposes/purposes-tab')).PurposesTab }));
const RetentionTab = lazy(async () => ({ default: (await import('./retention/retention-tab')).RetentionTab }));

const tabs = ['people', 'purposes', 'retention'] as const;
const contents = { people: PeopleTab, purposes: PurposesTab, retention: RetentionTab };

export function PrivacyPage() {
  return (
    <PrivacyMessages>
      <Privacy />
    </PrivacyMessages>
  );
}

function Privacy() {
  const t = useTranslations('privacy');
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const tab = tabs.find((each) => each === search.tab) ?? 'people';
  const Content = contents[tab];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <SegmentedControl
        mb="lg"
        maw="100%"
        aria-label={t('title')}
        value={tab}
        data={tabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
        onChange={(value) => void navigate({ to: '/settings/privacy', search: { tab: value }, replace: true })}
      />
      <Suspense fallback={<ListSkeleton rows={6} />}>
        <Content />
      </Suspense>
    </>
  );
}
